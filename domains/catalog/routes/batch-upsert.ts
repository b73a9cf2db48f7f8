import { Id, Problem, route, Version } from "@counterfoil/http";
import Type from "typebox";
import { MOST_OBJECTS, ObjectInput, type ObjectType } from "../contract/index.ts";
import { catalogObjectState } from "../rules/index.ts";
import { renaming } from "./rename.ts";

/** Objects of one request: a large shop, in a body that a server can hold. */
const MOST_IN_BATCH = 5_000;
const BODY_BYTES = 8 * 1024 * 1024;

/** What items refer to goes first. */
const ORDER: Readonly<Record<ObjectType, number>> = {
  category: 0,
  tax: 0,
  discount: 0,
  modifier_list: 0,
  item: 1,
};

export const batchUpsert = route({
  method: "POST",
  url: "/v1/catalog/batch-upsert",
  summary: "Write many objects of the catalog",
  description:
    `Taken in chunks of ${MOST_OBJECTS}, what items refer to first; each chunk whole or not at all. When one is ` +
    "refused, those before it stay: correct the named field and send everything again, nothing is doubled.",
  permission: "catalog.write",
  scope: "merchant",
  bodyLimit: BODY_BYTES,
  body: Type.Object({ objects: Type.Array(ObjectInput, { minItems: 1, maxItems: MOST_IN_BATCH }) }),
  reply: Type.Object({
    /** In the order of the request, each with the version at which it last changed. */
    objects: Type.Array(Type.Object({ id: Id, version: Version })),
    /** How many of them said something new. */
    changed: Type.Integer(),
  }),
  handle: async (call) => {
    const { objects } = call.body;
    onceEach(objects);
    const sorted = objects
      .map((object, n) => ({ object, n }))
      .sort((a, b) => ORDER[a.object.type] - ORDER[b.object.type]);
    const versions = new Map<string, number>();
    let changed = 0;
    for (let from = 0; from < sorted.length; from += MOST_OBJECTS) {
      const chunk = sorted.slice(from, from + MOST_OBJECTS);
      const taking = call.command({
        type: "catalog.upsert",
        args: { objects: chunk.map(({ object }) => object) },
        id: call.id(1 + from / MOST_OBJECTS),
      });
      const { states, events } = await renaming(taking, (field) =>
        field.replace(/^objects\[(\d+)\]/, (_, n) => `objects[${chunk[Number(n)]?.n}]`),
      );
      changed += events.filter((event) => event.type === "catalog.upserted").length;
      for (const { object } of chunk)
        versions.set(object.id, states.get(catalogObjectState, object.id)?.version ?? 0);
    }
    return { objects: objects.map(({ id }) => ({ id, version: versions.get(id) ?? 0 })), changed };
  },
});

/** Across chunks too an object is written once. */
function onceEach(objects: readonly { readonly id: string }[]): void {
  const seen = new Set<string>();
  for (const [n, { id }] of objects.entries()) {
    if (seen.has(id))
      throw new Problem("duplicate_id", "Two objects carry the same id.", { field: `objects[${n}].id` });
    seen.add(id);
  }
}
