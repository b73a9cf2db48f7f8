import type { Stage } from "@counterfoil/stage";
import { describeMachine } from "../report.ts";
import { sales } from "../sales.ts";
import { check, type Checked } from "./check.ts";
import { pairTills } from "./pair.ts";
import { Probe, type Probed } from "./probe.ts";
import { TillsProcess, type Finished } from "./tills-process.ts";
import { cpuSeconds, peakRssMb, postgresCpuSeconds } from "../usage.ts";

export interface Plan {
  readonly tills: number;
  /** Unsent sales of each till. */
  readonly sales: number;
  readonly plainSeconds: number;
}

export interface Reconnected extends Checked, Omit<Finished, "digest">, Probed {
  readonly machine: string;
  readonly tills: number;
  readonly locations: number;
  readonly sales: number;
  /** From "the server is back" until the last till has the last acknowledgement. */
  readonly seconds: number;
  readonly perSecond: number;
  /** The same sales one by one as POST /v1/orders from 64 clients, before the outage. */
  readonly plainPerSecond: number;
  /** Milliseconds of processor for each sale that was pushed, and for each that was sold plainly. */
  readonly serverCpuMs: number | null;
  readonly postgresCpuMs: number | null;
  readonly plainServerCpuMs: number | null;
  readonly plainPostgresCpuMs: number | null;
  /** Of the server's process, from its start after the outage; null where the system does not say. */
  readonly peakRssMb: number | null;
  readonly ok: boolean;
}

/** The clients that a plain sale is measured with elsewhere. */
const PLAIN_CLIENTS = 64;
const WARM_SECONDS = 2;

/** All tills of a merchant are cut off, sell on, and come back in the same moment. */
export async function reconnect(stage: Stage, plan: Plan, say: (line: string) => void): Promise<Reconnected> {
  const { locations } = stage;
  say(`Pairing ${plan.tills} tills at ${locations.length} locations …`);
  const ground = await pairTills(stage, plan.tills);
  await using tills = new TillsProcess(stage.origin, ground, plan.sales);
  await tills.prepared();
  say(`${plan.tills} tills are on line, each with ${plan.sales} sales to come. Selling plainly meanwhile …`);
  const plainly = (seconds: number) =>
    sales(stage, { clients: PLAIN_CLIENTS, seconds, rounds: 1, locations });
  await plainly(WARM_SECONDS);
  const plain = await plainly(plan.plainSeconds);
  say(`  ${Math.round(plain.perSecond)} sales a second`);

  await stage.end("SIGKILL");
  await tills.cutOff();
  await stage.restart();
  say("The server is back.");
  const probe = new Probe(stage);
  const before = spent(stage);
  const finished = await tills.pushAll();
  const after = spent(stage);
  const probed = await probe.end();
  const peak = peakRssMb(stage.pid);
  const total = plan.tills * plan.sales;
  say(`  ${total} sales are in after ${finished.seconds.toFixed(1)} s. Looking at every one …`);
  const { digest, ...told } = finished;
  const checked = await check(stage, { sales: total, digest });
  return {
    machine: describeMachine(),
    tills: plan.tills,
    locations: locations.length,
    sales: total,
    ...told,
    perSecond: Math.round(total / finished.seconds),
    plainPerSecond: Math.round(plain.perSecond),
    serverCpuMs: perSale(before.server, after.server, total),
    postgresCpuMs: perSale(before.postgres, after.postgres, total),
    plainServerCpuMs: plain.serverCpuMs,
    plainPostgresCpuMs: plain.postgresCpuMs,
    peakRssMb: peak,
    ...probed,
    ...checked,
    ok: checked.lost + checked.doubled + checked.gaps + told.notApplied === 0 && checked.verified,
  };
}

function spent({ pid, dataDir }: Stage): { server: number | null; postgres: number | null } {
  return { server: cpuSeconds(pid), postgres: postgresCpuSeconds(dataDir) };
}

function perSale(from: number | null, to: number | null, sales: number): number | null {
  return from === null || to === null ? null : Math.round(((to - from) * 1_000_000) / sales) / 1_000;
}
