import { listExceptions } from "@counterfoil/commands";
import {
  Id,
  Instant,
  named,
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

const NEWEST: Place = [Number.MAX_SAFE_INTEGER, 0];

const Exception = named(
  "Exception",
  Type.Object(
    {
      code: Type.String(),
      message: Type.String({ description: "What a person should look at." }),
      command_id: Id,
      device_id: Id,
      raised_at: Instant,
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
  query: Type.Object({ location_id: Type.Optional(Id), ...pageQuery }),
  reply: pageOf(Exception),
  handle: async ({ database, scope, query }) => {
    const page = readPage(query, isPlace);
    const [version, n] = page.after ?? NEWEST;
    const rows = await database.query(listExceptions, { scope, version, n, limit: page.fetch });
    return pageFrom(
      rows,
      page,
      (row) => [row.version, row.n],
      ({ code, message, command_id, device_id, raised_at }) => ({
        code,
        message,
        command_id,
        device_id,
        raised_at,
      }),
    );
  },
});

/** Of the pipeline rather than of any domain: every domain raises them. */
export const exceptionRoutes = { tag: "Exceptions", routes: [list] } satisfies RouteModule;

/** `n` is an integer of four bytes. */
const LARGEST_N = 2 ** 31 - 1;

function isPlace(key: unknown): key is Place {
  if (!Array.isArray(key) || key.length !== 2) return false;
  const [version, n] = key as readonly unknown[];
  return Number.isSafeInteger(version) && Number.isInteger(n) && Math.abs(Number(n)) <= LARGEST_N;
}
