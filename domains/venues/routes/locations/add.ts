import { ref } from "@counterfoil/commands";
import { type Call, found, Id, Problem, route } from "@counterfoil/http";
import type { Id as AnyId } from "@counterfoil/ids";
import Type from "typebox";
import { AddLocation } from "../../contract/index.ts";
import { listedLocationState, locationState, merchantState } from "../../rules/index.ts";
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
    await mustBeFree(call, id);
    const { states } = await call.command({ type: "location.add", args: { location_id: id, ...profile } });
    // The location's own scope is opened by the outbox.
    await call.pipeline.settleOutbox();
    return found(states.get(listedLocationState, id), "location", "id");
  },
});

/** The list is in the merchant's scope, where nobody sees what other scopes there are. @throws Problem location_exists */
async function mustBeFree(
  { pipeline, merchant }: Pick<Call, "pipeline" | "merchant">,
  id: AnyId,
): Promise<void> {
  const states = await pipeline.look(id, [ref(locationState, id), ref(merchantState, id)]);
  const location = states.get(locationState, id);
  if (states.get(merchantState, id) === undefined && (location?.merchant_id ?? merchant) === merchant) return;
  throw new Problem("location_exists", "This id belongs to another location.", { field: "id" });
}
