import { planOf } from "../plan/plan.ts";
import { runPlan } from "../run.ts";
import type { Violation } from "../check/findings.ts";
import { MUTATIONS } from "./all.ts";
import type { Mutation } from "./mutation.ts";

/** Seeds that a mistake may hide in before it counts as missed. */
const MOST_SEEDS = 10;
const STEPS = 100;

export interface Checked {
  readonly mutations: number;
  readonly caught: number;
  readonly missed: readonly string[];
}

/** Puts each mistake in, and looks whether a seed shows it by the promise that it breaks. */
export async function checkMutations(say: (line: string) => void): Promise<Checked> {
  const missed: string[] = [];
  for (const mutation of MUTATIONS) {
    const by = await caughtBy(mutation);
    say(by ? `${mutation.name}: seed ${by.seed}, ${by.of}: ${by.what}` : `${mutation.name}: missed`);
    if (!by) missed.push(mutation.name);
  }
  return { mutations: MUTATIONS.length, caught: MUTATIONS.length - missed.length, missed };
}

/** The first seed in which a mistake breaks its promise, and how. */
export async function caughtBy(
  mutation: Mutation,
): Promise<{ readonly seed: number; readonly of: string; readonly what: string } | null> {
  for (let seed = 1; seed <= MOST_SEEDS; seed += 1) {
    const { violations } = await runPlan(planOf(String(seed), STEPS, mutation.emphasis), mutation);
    const broken = violations.find(({ of }) => of === mutation.breaks);
    if (broken) return { seed, ...broken };
  }
  return null;
}

/** What the real code breaks in the first of the plans in which a mistake is looked for: nothing. */
export async function control({ emphasis }: Pick<Mutation, "emphasis">): Promise<readonly Violation[]> {
  return (await runPlan(planOf("1", STEPS, emphasis))).violations;
}
