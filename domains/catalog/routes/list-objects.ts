import { type Id, isId } from "@counterfoil/ids";
import { pageFrom, pageOf, pageQuery, readPage, route } from "@counterfoil/http";
import Type from "typebox";
import { CatalogObject, ObjectTypeField, type ObjectType } from "../contract/index.ts";
import { matches, type Catalogs } from "../rules/index.ts";

const MOST_TYPES = 5;
const LONGEST_SEARCH = 100;

export const listObjects = (catalogs: Catalogs) =>
  route({
    method: "GET",
    url: "/v1/catalog/objects",
    summary: "List what the merchant sells",
    description:
      "In the order in which the objects were made. `q` finds parts of names, and beginnings of codes.",
    permission: "catalog.read",
    scope: "merchant",
    query: Type.Object({
      ...pageQuery,
      types: Type.Optional(Type.Array(ObjectTypeField, { minItems: 1, maxItems: MOST_TYPES })),
      q: Type.Optional(Type.String({ maxLength: LONGEST_SEARCH, description: "what to look for" })),
    }),
    reply: pageOf(CatalogObject),
    handle: async ({ merchant, query }) => {
      const page = readPage(query, isId);
      const { objects } = await catalogs.view(merchant);
      const rows = take(objects, page.fetch, page.after, new Set(query.types), query.q);
      return pageFrom(
        rows,
        page,
        (object) => object.id,
        (object) => object,
      );
    },
  });

/** The first objects after an id that are of these types and match what was typed. */
function take(
  objects: readonly CatalogObject[],
  most: number,
  after: Id | null,
  types: ReadonlySet<ObjectType>,
  typed: string | undefined,
): CatalogObject[] {
  const found: CatalogObject[] = [];
  for (
    let n = after === null ? 0 : placeAfter(objects, after);
    n < objects.length && found.length < most;
    n += 1
  ) {
    const object = objects[n];
    if (!object || (types.size > 0 && !types.has(object.type))) continue;
    if (typed === undefined || matches(object, typed)) found.push(object);
  }
  return found;
}

/** Where the objects with a greater id begin, in a list that is in the order of the ids. */
function placeAfter(objects: readonly CatalogObject[], id: Id): number {
  let [low, high] = [0, objects.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((objects[middle]?.id ?? "") <= id) low = middle + 1;
    else high = middle;
  }
  return low;
}
