import { MOST_PER_PAGE, Problem, route } from "@counterfoil/http";
import { ID_PATTERN } from "@counterfoil/ids";
import Type from "typebox";
import { CatalogObject, Tombstone } from "../contract/index.ts";
import { LAST_ID, listChanges as changesAfter } from "../store/changes.ts";

const LONGEST_CURSOR = 64;
/** "17" is the end of version 17, "17.<id>" a place within it. */
const CURSOR = new RegExp(`^(\\d{1,15})(?:\\.(${ID_PATTERN.slice(1, -1)}))?$`);

export const listChanges = route({
  method: "GET",
  url: "/v1/catalog/changes",
  summary: "List what has changed in the catalog",
  description:
    "In the order of the changes, deleted objects as tombstones. Start without a cursor; keep the `next_cursor` of the " +
    "last page, also when `has_more` is false, and come back with it for what changes next.",
  permission: "catalog.read",
  scope: "merchant",
  query: Type.Object({
    cursor: Type.Optional(
      Type.String({ maxLength: LONGEST_CURSOR, description: "the next_cursor of the page before" }),
    ),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: MOST_PER_PAGE })),
  }),
  reply: Type.Object({
    data: Type.Array(Type.Union([CatalogObject, Tombstone])),
    next_cursor: Type.String(),
    has_more: Type.Boolean(),
  }),
  handle: async ({ merchant, database, query }) => {
    const limit = query.limit ?? MOST_PER_PAGE;
    const cursor = query.cursor ?? "0";
    const after = placeOf(cursor);
    const rows = await database.query(changesAfter, { scope: merchant, ...after, limit: limit + 1 });
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      data: shown.map(({ doc }) => JSON.parse(doc) as CatalogObject | Tombstone),
      next_cursor: last ? `${last.version}.${last.id}` : cursor,
      has_more: rows.length > limit,
    };
  },
});

function placeOf(cursor: string): { version: number; id: string } {
  const [, version, id] = CURSOR.exec(cursor) ?? [];
  if (version === undefined) {
    throw new Problem("invalid_cursor", "The cursor is not one that this list has given out.", {
      field: "cursor",
    });
  }
  return { version: Number(version), id: id ?? LAST_ID };
}
