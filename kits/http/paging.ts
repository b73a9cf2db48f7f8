import Type, { type TSchema } from "typebox";
import { Problem } from "./problem.ts";

export const MOST_PER_PAGE = 200;
const PER_PAGE = 50;

/** The query fields of a list that is read page by page; spread them into the route's query. */
export const pageQuery = {
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: MOST_PER_PAGE, description: `a number from 1 to ${MOST_PER_PAGE}` }),
  ),
  cursor: Type.Optional(Type.String({ maxLength: 512, description: "the next_cursor of the page before" })),
};

/** A page of things: `next_cursor` is null on the last. */
export function pageOf<S extends TSchema>(item: S) {
  return Type.Object({ data: Type.Array(item), next_cursor: Type.Union([Type.String(), Type.Null()]) });
}

/** What a list statement wants to know: one row more than the page tells whether there is another. */
export interface Page<K> {
  readonly after: K | null;
  readonly limit: number;
  readonly fetch: number;
}

/**
 * Reads `limit` and `cursor`. A cursor is the key of the last row that was sent; `check` tells one of ours from another.
 * @throws Problem 400 for a cursor that we did not make.
 */
export function readPage<K>(
  query: { readonly limit?: number; readonly cursor?: string },
  check: (key: unknown) => key is K,
): Page<K> {
  const limit = query.limit ?? PER_PAGE;
  const after = query.cursor === undefined ? null : readCursor(query.cursor, check);
  return { after, limit, fetch: limit + 1 };
}

/** Cuts rows, of which one more than the limit was asked for, into a page. */
export function pageFrom<T, U>(
  rows: readonly T[],
  page: Page<unknown>,
  keyOf: (row: T) => unknown,
  show: (row: T) => U,
): { data: U[]; next_cursor: string | null } {
  const shown = rows.slice(0, page.limit);
  const last = rows.length > page.limit ? shown.at(-1) : undefined;
  return { data: shown.map(show), next_cursor: last === undefined ? null : writeCursor(keyOf(last)) };
}

function writeCursor(key: unknown): string {
  return Buffer.from(JSON.stringify(key)).toString("base64url");
}

function readCursor<K>(text: string, check: (key: unknown) => key is K): K {
  let key: unknown;
  try {
    key = JSON.parse(Buffer.from(text, "base64url").toString());
  } catch {
    throw invalidCursor();
  }
  if (!check(key)) throw invalidCursor();
  return key;
}

function invalidCursor(): Problem {
  return new Problem("invalid_cursor", "The cursor is not one that this list has given out.", {
    field: "cursor",
  });
}
