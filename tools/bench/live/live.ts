import { setTimeout as sleep } from "node:timers/promises";
import type { Id } from "@counterfoil/ids";
import type { Stage } from "@counterfoil/stage";
import { type Ground, pairTills } from "../reconnect/pair.ts";
import { describeMachine } from "../report.ts";
import { Display } from "./display.ts";
import { floor } from "./floor.ts";
import { type Latencies, latencies } from "./latencies.ts";

export interface Plan {
  /** How many devices look on, one round for each. */
  readonly devices: readonly number[];
  /** Sales in a round. */
  readonly sales: number;
}

export interface LiveResult {
  readonly machine: string;
  /** The least that one poke and one pull can take here: an echo over a WebSocket and a GET, one after the other. */
  readonly floorMs: Latencies;
  readonly rounds: readonly ({ readonly devices: number; readonly seen: number } & Latencies)[];
}

/** Between sales, so that each is measured by itself: two a second are a busy shop. */
const PAUSE_MS = 60;
/** Sales before those that count. */
const WARM_SALES = 20;
/** One that is not seen by then has been lost on the way. */
const LONGEST_MS = 10_000;

export async function live(stage: Stage, plan: Plan, say: (line: string) => void): Promise<LiveResult> {
  const most = Math.max(...plan.devices);
  say(`Pairing ${most + 1} devices …`);
  const ground = await pairTills(stage, most + 1);
  const floorMs = await floor(stage.origin);
  say(`  floor: median ${floorMs.medianMs} ms, p95 ${floorMs.p95Ms} ms`);
  const [seller, ...onlookers] = await Promise.all(ground.tills.map((till) => Display.open(stage, till)));
  if (!seller) throw new Error("somebody sells");
  const rounds: LiveResult["rounds"][number][] = [];
  for (const devices of plan.devices.toSorted((a, b) => b - a)) {
    // Those that no longer count are closed, so that a round of two has two devices.
    for (const idle of onlookers.splice(devices)) await idle.close();
    await sellAll(seller, onlookers, { ground, sales: WARM_SALES });
    const times = await sellAll(seller, onlookers, { ground, sales: plan.sales });
    const round = { devices, seen: times.length, ...latencies(times) };
    say(`  ${devices} devices: median ${round.medianMs} ms, p95 ${round.p95Ms} ms, p99 ${round.p99Ms} ms`);
    rounds.unshift(round);
  }
  for (const one of [seller, ...onlookers]) await one.close();
  return { machine: describeMachine(), floorMs, rounds };
}

/** One till sells, one sale after another; the time until each of the others shows it, in milliseconds. */
async function sellAll(
  seller: Display,
  onlookers: readonly Display[],
  { ground, sales }: { ground: Ground; sales: number },
): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < sales; n += 1) {
    const order: Id = await seller.sell(ground, n);
    const done = performance.now();
    const seen = onlookers.map((one) => one.shows(order).then((at) => at - done));
    const late = sleep(LONGEST_MS, null, { ref: false }).then(() => {
      throw new Error(`an order was not shown within ${LONGEST_MS / 1000} s`);
    });
    times.push(...(await Promise.race([Promise.all(seen), late])));
    await sleep(PAUSE_MS);
  }
  return times;
}
