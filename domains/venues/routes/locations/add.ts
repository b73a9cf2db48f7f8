import { found, Id, route } from "@counterfoil/http";
import Type from "typebox";
import { AddLocation } from "../../contract/index.ts";
import { listedLocationState } from "../../rules/index.ts";
import { LocationShape } from "../shapes.ts";

const { location_id: _, ...fields } = AddLocation.properties;

export const addLocation = route({
  method: "POST",
  url: "/v1/locations",
  summary: "Add a location",
  description: "What is left out is as the merchant has it. When the answer comes, the location can sell.",
  permission: "venues.manage",
  scope: "merchant",
  body: Type.Object({ id: Type.Optional(Id), ...fields }),
  reply: LocationShape,
  status: 201,
  handle: async (call) => {
    const { id: given, ...profile } = call.body;
    const id = given ?? call.id(1);
    const { states } = await call.command({ type: "location.add", args: { location_id: id, ...profile } });
    // The location's own scope is opened by the outbox.
    await call.pipeline.settleOutbox();
    return found(states.get(listedLocationState, id), "location", "id");
  },
});
