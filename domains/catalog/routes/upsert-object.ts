import { found, route } from "@counterfoil/http";
import Type from "typebox";
import { CatalogObject, ObjectInput } from "../contract/index.ts";
import { catalogObjectState } from "../rules/index.ts";
import { renaming } from "./rename.ts";

export const upsertObject = route({
  method: "POST",
  url: "/v1/catalog/objects",
  summary: "Write an object of the catalog",
  description:
    "The whole object, new or known; its id is yours to make. With `expected_version` it is refused when somebody " +
    "else has changed it since; 0 means that there is none yet. What says nothing new keeps its version.",
  permission: "catalog.write",
  scope: "merchant",
  body: Type.Object({ object: ObjectInput }),
  reply: CatalogObject,
  handle: async (call) => {
    const { object } = call.body;
    const taking = call.command({ type: "catalog.upsert", args: { objects: [object] } });
    const { states } = await renaming(taking, (field) => field.replace(/^objects\[0\]/, "object"));
    const now = states.get(catalogObjectState, object.id);
    // A repeat may come after somebody has deleted the object.
    return found(now?.deleted === false ? now : undefined, "object", "object.id");
  },
});
