// npm run sim: the whole system in one process from one seed, with faults. See docs/RELIABILITY.md.
import { parseArgs } from "node:util";
import { invariant } from "@counterfoil/result";
import { runSeeds } from "./many.ts";
import { checkMutations } from "./mutate/check.ts";
import { planOf } from "./plan/plan.ts";
import { runPlan, type Ran } from "./run.ts";
import { KEPT } from "./seeds.ts";
import { shrink } from "./shrink.ts";

const DEFAULT_SEEDS = "50";
const DEFAULT_STEPS = "200";
const MOST_STEPS = 100_000;
const MOST_SEEDS = 1_000_000;
/** Failing seeds that are brought down to their cause; the rest are only named. */
const MOST_SHRUNK = 1;

const { values } = parseArgs({
  options: {
    seed: { type: "string" },
    seeds: { type: "string", default: DEFAULT_SEEDS },
    from: { type: "string", default: "1" },
    steps: { type: "string", default: DEFAULT_STEPS },
    trace: { type: "boolean", default: false },
    mutations: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});
const steps = whole("steps", values.steps, MOST_STEPS);
const say = (line: string): void => void process.stderr.write(`${line}\n`);

if (values.mutations) await mutations();
else if (values.seed !== undefined) await one(values.seed);
else await many();

async function one(seed: string): Promise<void> {
  const ran = await runPlan(planOf(seed, steps));
  if (values.trace) for (const line of ran.trace) process.stdout.write(`${line}\n`);
  const { trace: _, ...rest } = ran;
  report(rest);
  process.exitCode = ran.violations.length === 0 ? 0 : 1;
}

async function many(): Promise<void> {
  const from = whole("from", values.from, MOST_SEEDS);
  const count = whole("seeds", values.seeds, MOST_SEEDS);
  let shrunk = 0;
  const sum = await runSeeds(
    Array.from({ length: count }, (_, n) => from + n),
    steps,
    async (seed, ran) => {
      say(`seed ${seed}: ${sentences(ran)}`);
      say(`  npm run sim -- --seed ${seed} --steps ${steps} --trace`);
      if ((shrunk += 1) <= MOST_SHRUNK) await explain(seed, ran);
    },
  );
  const kept = await keptSeeds();
  report({ ...sum, violations: sum.violations + kept });
  process.exitCode = sum.violations + kept === 0 ? 0 : 1;
}

/** What seeds break that have failed before. */
async function keptSeeds(): Promise<number> {
  let broken = 0;
  for (const { seed, steps: count, found } of KEPT) {
    const ran = await runPlan(planOf(String(seed), count));
    broken += ran.violations.length;
    if (ran.violations.length > 0) say(`kept seed ${seed} (${found}): ${sentences(ran)}`);
  }
  return broken;
}

/** Says what of a failing run it fails for. */
async function explain(seed: number, ran: Ran): Promise<void> {
  const [first] = ran.violations;
  if (!first) return;
  const least = await shrink(
    planOf(String(seed), steps),
    first.of,
    async (plan) => (await runPlan(plan)).violations,
  );
  const again = await runPlan(least.plan);
  say(`  ${steps} steps brought down to ${least.plan.steps.length} in ${least.runs} runs:`);
  for (const step of least.plan.steps) say(`    ${JSON.stringify(step)}`);
  for (const line of again.trace) say(`    ${line}`);
  say(`  ${sentences(again)}`);
}

async function mutations(): Promise<void> {
  const checked = await checkMutations(say);
  report(checked);
  process.exitCode = checked.missed.length === 0 ? 0 : 1;
}

function sentences({ violations }: Ran): string {
  return violations.map(({ of, what }) => `${of}: ${what}`).join("\n    ");
}

function report(what: object): void {
  if (values.json) process.stdout.write(`${JSON.stringify(what)}\n`);
  else
    for (const [name, found] of Object.entries(what))
      process.stdout.write(`${name}: ${JSON.stringify(found)}\n`);
}

function whole(name: string, text: string, most: number): number {
  const n = Number(text);
  invariant(Number.isInteger(n) && n >= 1 && n <= most, `--${name} is a whole number from 1 to ${most}`);
  return n;
}
