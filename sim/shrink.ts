import type { Violation } from "./check/findings.ts";
import type { Plan, Step } from "./plan/plan.ts";

/** Runs that shrinking may take: enough to bring hundreds of steps down to a handful. */
const MOST_RUNS = 120;

/** What a plan that still fails was brought down to. */
export interface Shrunk {
  readonly plan: Plan;
  readonly runs: number;
}

/**
 * Leaves out of a failing plan whatever it fails without: halves first, then ever smaller pieces. A run counts as failing
 * when it breaks the same promise.
 */
export async function shrink(
  plan: Plan,
  of: Violation["of"],
  run: (plan: Plan) => Promise<readonly Violation[]>,
): Promise<Shrunk> {
  let { steps } = plan;
  let runs = 0;
  const fails = async (some: readonly Step[]): Promise<boolean> => {
    runs += 1;
    return (await run({ ...plan, steps: some })).some((violation) => violation.of === of);
  };
  for (let size = Math.ceil(steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < steps.length && runs < MOST_RUNS;) {
      const without = [...steps.slice(0, from), ...steps.slice(from + size)];
      if (await fails(without)) steps = without;
      else from += size;
    }
  }
  return { plan: { ...plan, steps }, runs };
}
