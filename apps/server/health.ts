import { countPending } from "@counterfoil/commands";
import { Problem, route, type RouteModule } from "@counterfoil/http";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Type from "typebox";

/** Effects on their way to other scopes, counted no further: above it the number only says "many". */
const MOST_COUNTED = 10_000;
/** A database that takes longer to say one number serves nobody. */
const ANSWER_WITHIN_MS = 3_000;

const manifest = JSON.parse(readFileSync(join(import.meta.dirname, "package.json"), "utf8")) as {
  version: string;
};

const live = route({
  method: "GET",
  url: "/healthz",
  summary: "Say whether the process lives",
  open: true,
  reply: Type.Object({ status: Type.Literal("ok") }),
  handle: () => ({ status: "ok" as const }),
});

const ready = route({
  method: "GET",
  url: "/readyz",
  summary: "Say whether it can take a sale",
  description:
    "503 while the database is away. `outbox` is how many effects on other scopes are on their way.",
  open: true,
  reply: Type.Object({ status: Type.Literal("ok"), outbox: Type.Integer(), waiting: Type.Integer() }),
  handle: async ({ database, pipeline }) => {
    const [row] = await within(ANSWER_WITHIN_MS, database.query(countPending, { most: MOST_COUNTED }));
    return { status: "ok" as const, outbox: row?.pending ?? 0, waiting: pipeline.counters().waiting };
  },
});

const version = route({
  method: "GET",
  url: "/version",
  summary: "Say which version this is",
  open: true,
  reply: Type.Object({ version: Type.String(), node: Type.String() }),
  handle: () => ({ version: manifest.version, node: process.version }),
});

/** What keeps a load balancer and an operator informed; open, because it says nothing of anybody. */
export const healthRoutes = { tag: "Service", routes: [live, ready, version] } satisfies RouteModule;

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Problem("unavailable", "The database does not answer.")), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
