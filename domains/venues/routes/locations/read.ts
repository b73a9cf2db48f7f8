import { found, Id, route } from "@counterfoil/http";
import Type from "typebox";
import type { LocationProfile } from "../../contract/index.ts";
import { findListedLocation } from "../../store/listed-locations.ts";
import { LocationShape } from "../shapes.ts";

export const readLocation = route({
  method: "GET",
  url: "/v1/locations/{id}",
  summary: "Read a location",
  permission: "venues.read",
  scope: "merchant",
  params: Type.Object({ id: Id }),
  reply: LocationShape,
  handle: async ({ database, merchant, params }): Promise<LocationProfile> => {
    const rows = await database.query(findListedLocation, { merchant, location: params.id });
    return JSON.parse(found(rows[0], "location", "id").doc);
  },
});
