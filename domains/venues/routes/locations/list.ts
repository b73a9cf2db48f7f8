import { pageFrom, pageOf, pageQuery, readPage, route } from "@counterfoil/http";
import { isId } from "@counterfoil/ids";
import Type from "typebox";
import type { LocationProfile } from "../../contract/index.ts";
import { pageOfLocations } from "../../store/listed-locations.ts";
import { LocationShape } from "../shapes.ts";

export const listLocations = route({
  method: "GET",
  url: "/v1/locations",
  summary: "List the locations",
  permission: "venues.read",
  scope: "merchant",
  query: Type.Object(pageQuery),
  reply: pageOf(LocationShape),
  handle: async (call) => {
    const page = readPage(call.query, isId);
    const { after, fetch: limit } = page;
    const rows = await call.database.query(pageOfLocations, { merchant: call.merchant, after, limit });
    return pageFrom(
      rows,
      page,
      (row) => row.location_id,
      (row): LocationProfile => JSON.parse(row.doc),
    );
  },
});
