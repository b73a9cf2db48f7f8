import type { Stage } from "@counterfoil/stage";
import { type Ask, load, type LoadResult, median, medianOf } from "./load.ts";
import { cpuSeconds, postgresCpuSeconds } from "./usage.ts";

/** One row of the table: the median over rounds, and what a sale cost. */
export interface SalesRow extends LoadResult {
  /** Milliseconds of processor per sale; null where the system does not say. */
  readonly serverCpuMs: number | null;
  readonly postgresCpuMs: number | null;
  readonly walBytes: number;
}

/** Sells at so many clients: whole sales over HTTP, each acknowledged after its commit. */
export async function sales(
  stage: Stage,
  plan: {
    clients: number;
    seconds: number;
    rounds: number;
    locations: readonly Stage["locations"][number][];
  },
): Promise<SalesRow> {
  let turn = 0;
  const next = (): Ask => {
    turn += 1;
    const location = plan.locations[turn % plan.locations.length] as Stage["locations"][number];
    return { method: "POST", path: "/v1/orders", headers: stage.headers, body: stage.sale(location) };
  };
  const rounds: (LoadResult & Cost)[] = [];
  for (let round = 0; round < plan.rounds; round += 1) {
    const before = await spent(stage);
    const result = await load(stage.origin, { clients: plan.clients, seconds: plan.seconds, next });
    rounds.push({ ...result, ...perSale(before, await spent(stage), result.done) });
  }
  const over = (pick: (cost: Cost) => number | null) => {
    const known = rounds.map(pick).filter((value) => value !== null);
    return known.length === rounds.length ? median(known) : null;
  };
  return {
    ...medianOf(rounds),
    serverCpuMs: over((cost) => cost.serverCpuMs),
    postgresCpuMs: over((cost) => cost.postgresCpuMs),
    walBytes: over((cost) => cost.walBytes) ?? 0,
  };
}

interface Cost {
  readonly serverCpuMs: number | null;
  readonly postgresCpuMs: number | null;
  readonly walBytes: number;
}

interface Spent {
  readonly server: number | null;
  readonly postgres: number | null;
  readonly wal: number;
}

async function spent(stage: Stage): Promise<Spent> {
  return {
    server: cpuSeconds(stage.pid),
    postgres: postgresCpuSeconds(stage.dataDir),
    wal: await stage.walBytes(),
  };
}

function perSale(before: Spent, after: Spent, done: number): Cost {
  const ms = (from: number | null, to: number | null) =>
    from === null || to === null ? null : ((to - from) * 1000) / done;
  return {
    serverCpuMs: ms(before.server, after.server),
    postgresCpuMs: ms(before.postgres, after.postgres),
    walBytes: (after.wal - before.wal) / done,
  };
}
