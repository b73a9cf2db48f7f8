import { countOpenExceptions, findException, listExceptions, type ExceptionRow } from "@counterfoil/commands";
import {
  found,
  Id,
  Instant,
  LongText,
  named,
  nullable,
  pageFrom,
  pageOf,
  pageQuery,
  readPage,
  route,
  type RouteModule,
} from "@counterfoil/http";
import Type from "typebox";

/** A place in a scope's tape. */
type Place = readonly [version: number, n: number];

/** Open exceptions are counted up to here: a house that has more needs no number. */
const MOST_COUNTED = 1_000;

const NEWEST: Place = [Number.MAX_SAFE_INTEGER, 0];

const Exception = named(
  "Exception",
  Type.Object(
    {
      version: Type.Integer({ description: "The entry of the location's tape that raised it." }),
      n: Type.Integer({ description: "Which of the entry's events it is." }),
      code: Type.String(),
      message: Type.String({ description: "What a person should look at." }),
      command_id: Id,
      device_id: Id,
      raised_at: Instant,
      settled: nullable(
        Type.Object({ by: Id, at: Instant, note: Type.String() }, { description: "Null while nobody has." }),
      ),
    },
    {
      description:
        "What had happened and was recorded, although it does not fit. Nothing is ever refused for it.",
    },
  ),
);

const list = route({
  method: "GET",
  url: "/v1/exceptions",
  summary: "List what somebody should look at, the newest first",
  permission: "exceptions.read",
  scope: "location",
  query: Type.Object({
    location_id: Type.Optional(Id),
    open: Type.Optional(Type.Boolean({ description: "true: only what nobody has settled" })),
    ...pageQuery,
  }),
  reply: Type.Object({
    ...pageOf(Exception).properties,
    open: Type.Integer({ description: `How many nobody has settled; ${MOST_COUNTED} stands for more.` }),
  }),
  handle: async ({ database, scope, query }) => {
    const page = readPage(query, isPlace);
    const [version, n] = page.after ?? NEWEST;
    const { open = false } = query;
    const rows = await database.query(listExceptions, { scope, version, n, open, limit: page.fetch });
    const [counted] = await database.query(countOpenExceptions, { scope, most: MOST_COUNTED });
    return { ...pageFrom(rows, page, (row) => [row.version, row.n], show), open: counted?.open ?? 0 };
  },
});

const settle = route({
  method: "POST",
  url: "/v1/exceptions/{version}/{n}/settle",
  summary: "Settle an exception",
  description:
    "Says that a person has looked at it, and what came of it. It stays on the tape; the first one counts.",
  permission: "exceptions.settle",
  scope: "location",
  params: Type.Object({
    version: Type.String({ pattern: "^[1-9]\\d{0,14}$", description: "a number from 1", examples: ["12"] }),
    n: Type.String({ pattern: "^\\d{1,9}$", description: "a number from 0", examples: ["0"] }),
  }),
  body: Type.Object({
    id: Type.Optional(Id),
    location_id: Type.Optional(Id),
    note: LongText,
  }),
  reply: Exception,
  handle: async (call) => {
    const { scope, database, body, params } = call;
    const exception = { version: Number(params.version), n: Number(params.n) };
    const place = { scope, ...exception };
    const [there] = await database.query(findException, place);
    found(there, "exception", "version");
    await call.command({ type: "exception.settle", args: { ...exception, note: body.note } });
    const [row] = await database.query(findException, place);
    return show(found(row, "exception", "version"));
  },
});

/** Of the pipeline rather than of any domain: every domain raises them. */
export const exceptionRoutes = { tag: "Exceptions", routes: [list, settle] } satisfies RouteModule;

function show({ settled_by: by, settled_at: at, note, ...exception }: ExceptionRow) {
  const settled = by === null || at === null ? null : { by, at, note: note ?? "" };
  return { ...exception, settled };
}

/** `n` is an integer of four bytes. */
const LARGEST_N = 2 ** 31 - 1;

function isPlace(key: unknown): key is Place {
  if (!Array.isArray(key) || key.length !== 2) return false;
  const [version, n] = key as readonly unknown[];
  return Number.isSafeInteger(version) && Number.isInteger(n) && Math.abs(Number(n)) <= LARGEST_N;
}
