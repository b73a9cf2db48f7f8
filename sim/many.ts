import type { Fault } from "./engine/faults.ts";
import { FAULTS } from "./engine/faults.ts";
import { planOf } from "./plan/plan.ts";
import { runPlan, type Ran } from "./run.ts";

/** The sum of many runs. */
export interface Sum {
  seeds: number;
  steps: number;
  readonly faults: Record<Fault, number>;
  /** Things that a person asked a till for. */
  deeds: number;
  acknowledged: number;
  /** Nobody was told whether it was done: the till died, or its storage failed. */
  indeterminate: number;
  /** Acknowledged, and gone with a till's storage before the server had it. */
  gone_with_storage: number;
  /** Entries on the tapes in the end. */
  entries: number;
  exceptions: number;
  virtual_hours: number;
  violations: number;
  seconds: number;
}

const MS = 1_000;
const HOUR_MS = 3_600_000;

export function emptySum(): Sum {
  const faults = Object.fromEntries(FAULTS.map((fault) => [fault, 0])) as Record<Fault, number>;
  return {
    seeds: 0,
    steps: 0,
    faults,
    deeds: 0,
    acknowledged: 0,
    indeterminate: 0,
    gone_with_storage: 0,
    entries: 0,
    exceptions: 0,
    virtual_hours: 0,
    violations: 0,
    seconds: 0,
  };
}

/** Runs seed after seed. `failed` is told of each that breaks a promise, with its plan's seed. */
export async function runSeeds(
  seeds: readonly number[],
  steps: number,
  failed: (seed: number, ran: Ran) => Promise<void> | void,
): Promise<Sum> {
  const sum = emptySum();
  const began = performance.now();
  for (const seed of seeds) {
    const ran = await runPlan(planOf(String(seed), steps));
    sum.seeds += 1;
    sum.steps += steps;
    for (const fault of FAULTS) sum.faults[fault] += ran.faults[fault];
    sum.deeds += ran.deeds;
    sum.acknowledged += ran.acknowledged;
    sum.indeterminate += ran.indeterminate;
    sum.gone_with_storage += ran.goneWithStorage;
    sum.entries += ran.entries;
    sum.exceptions += ran.exceptions;
    sum.virtual_hours += ran.virtualMs / HOUR_MS;
    sum.violations += ran.violations.length;
    if (ran.violations.length > 0) await failed(seed, ran);
  }
  sum.virtual_hours = Math.round(sum.virtual_hours * 10) / 10;
  sum.seconds = Math.round((performance.now() - began) / (MS / 10)) / 10;
  return sum;
}
