import { found, Id, route, unknown } from "@counterfoil/http";
import Type from "typebox";
import { Availability, type SetAvailabilityArgs } from "../contract/index.ts";
import { availabilityState, type Catalogs, type CatalogView } from "../rules/index.ts";

export const setAvailability = (catalogs: Catalogs) =>
  route({
    method: "PUT",
    url: "/v1/catalog/availability/{id}",
    summary: "Say that a location has sold out, or has it again",
    description: "`id` is a variation, or an item with all its variations.",
    permission: "stock.write",
    scope: "location",
    params: Type.Object({ id: Id }),
    body: Type.Object({ location_id: Type.Optional(Id), sold_out: Type.Boolean() }),
    reply: Availability,
    handle: async (call) => {
      const { id } = call.params;
      const { states } = await call.command({
        type: "availability.set",
        args: async (): Promise<SetAvailabilityArgs> => ({
          ...subject(await catalogs.view(call.merchant), id),
          sold_out: call.body.sold_out,
        }),
      });
      return found(states.get(availabilityState, id), "object", "id");
    },
  });

function subject(view: CatalogView, id: string): { variation_id: string } | { item_id: string } {
  if (view.offers.has(id)) return { variation_id: id };
  if (view.byId.get(id)?.type === "item") return { item_id: id };
  throw unknown("object", "id");
}
