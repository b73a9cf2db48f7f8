// npm test [-- --only static|vitest|e2e] [PATH …]: everything that must hold before a change is good. Every step runs,
// also after one has failed; a failing step shows what it said; the last line counts checks and tests.
import { parseArgs } from "node:util";
import { type Part, type Step, steps } from "./steps.ts";
import { lastLine, none, oneCheck, sum, type Tally } from "./tally.ts";

const parts: readonly Part[] = ["static", "vitest", "e2e"];

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: { only: { type: "string" } },
    allowPositionals: true,
  });
  // Paths name tests, so without a part they mean the ordinary ones.
  const only = values.only ?? (positionals.length > 0 ? "vitest" : undefined);
  if (only !== undefined && !parts.some((part) => part === only)) {
    console.error(`--only takes ${parts.join(", ")}; not ${only}`);
    return 2;
  }
  const chosen = steps.filter((step) => only === undefined || step.part === only);

  const tallies: Tally[] = [];
  for (const step of chosen) {
    tallies.push(await perform(step, positionals));
    if (process.exitCode === 130) return 130;
  }

  const total = sum(tallies);
  const unwell = chosen.filter((_, at) => (tallies[at] ?? none).failed > 0);
  if (unwell.length > 0) console.log(`\nFailed: ${unwell.map((step) => step.name).join("; ")}`);
  console.log(`\n${lastLine(total)}`);
  return total.failed === 0 ? 0 : 1;
}

async function perform(step: Step, filters: readonly string[]): Promise<Tally> {
  console.log(`\n── ${step.name} `.padEnd(80, "─"));
  const started = performance.now();
  const { tally, output } = await attempt(step, filters);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (tally.failed > 0 && output !== "") console.log(output.trimEnd());
  console.log(`${tally.failed > 0 ? "✗" : "✓"} ${step.name}: ${lastLine(tally)} (${seconds} s)`);
  return tally;
}

/** A tool that does not even start is one failed check with its message, and the other steps still run. */
async function attempt(step: Step, filters: readonly string[]) {
  try {
    return await step.run(filters);
  } catch (problem) {
    return { tally: oneCheck(false), output: problem instanceof Error ? problem.message : String(problem) };
  }
}
