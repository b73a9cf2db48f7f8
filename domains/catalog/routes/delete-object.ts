import { Id, route } from "@counterfoil/http";
import Type from "typebox";
import { renaming } from "./rename.ts";

export const deleteObject = route({
  method: "DELETE",
  url: "/v1/catalog/objects/{id}",
  summary: "Take an object out of the catalog",
  description: "What other objects use (a category, a tax, a modifier list) stays until they no longer do.",
  permission: "catalog.write",
  scope: "merchant",
  params: Type.Object({ id: Id }),
  handle: async (call) => {
    const taking = call.command({ type: "catalog.delete", args: { ids: [call.params.id] } });
    await renaming(taking, () => "id");
    return {};
  },
});
