import { found, Id, route } from "@counterfoil/http";
import Type from "typebox";
import { ChangeLocation } from "../../contract/index.ts";
import { listedLocationState } from "../../rules/index.ts";
import { LocationShape } from "../shapes.ts";

const { location_id: _, ...fields } = ChangeLocation.properties;

export const changeLocation = route({
  method: "PATCH",
  url: "/v1/locations/{id}",
  summary: "Change a location",
  description:
    "What is left out stays. Orders that are open keep the tax profile that they were opened with.",
  permission: "venues.manage",
  scope: "merchant",
  params: Type.Object({ id: Id }),
  body: Type.Object(fields),
  reply: LocationShape,
  handle: async (call) => {
    const location_id = call.params.id;
    const { states } = await call.command({ type: "location.change", args: { location_id, ...call.body } });
    // The location's own scope adopts the change by the outbox.
    await call.pipeline.settleOutbox();
    return found(states.get(listedLocationState, location_id), "location", "id");
  },
});
