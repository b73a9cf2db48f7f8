import { expect, test } from "vitest";
import { FAULTS } from "./engine/faults.ts";
import { runSeeds } from "./many.ts";
import { MUTATIONS } from "./mutate/all.ts";
import { caughtBy, control } from "./mutate/check.ts";
import { planOf } from "./plan/plan.ts";
import { runPlan, type Ran } from "./run.ts";
import { KEPT } from "./seeds.ts";

const STEPS = 100;
/** Fifty seeds, ten to a test. */
const TENS = [0, 10, 20, 30, 40] as const;
const TEN = 10;

const sentences = ({ violations }: Ran): string[] => violations.map(({ of, what }) => `${of}: ${what}`);
const struck = new Set<string>();

test.each(TENS)("INV-1 to INV-11 hold with faults of every kind, ten seeds after %i", async (after) => {
  const failed: string[] = [];
  const seeds = Array.from({ length: TEN }, (_, n) => after + n + 1);
  const sum = await runSeeds(seeds, STEPS, (seed, ran) => {
    failed.push(`npm run sim -- --seed ${seed} --steps ${STEPS} --trace\n  ${sentences(ran).join("\n  ")}`);
  });
  for (const [fault, times] of Object.entries(sum.faults)) if (times > 0) struck.add(fault);
  expect(failed.join("\n")).toBe("");
  expect(sum.acknowledged).toBeGreaterThan(TEN);
});

test("every kind of fault has struck in them", () => {
  expect(FAULTS.filter((fault) => !struck.has(fault))).toEqual([]);
});

test("the same seed runs the same way, to the letter", async () => {
  const [once, again, other] = [
    await runPlan(planOf("7", STEPS)),
    await runPlan(planOf("7", STEPS)),
    await runPlan(planOf("8", STEPS)),
  ];
  expect(again.trace).toEqual(once.trace);
  expect(again.fingerprint).toBe(once.fingerprint);
  expect(other.fingerprint).not.toBe(once.fingerprint);
});

test.each(KEPT.map(({ seed, steps, found }) => [found, seed, steps] as const))(
  "once found, never again: %s",
  async (_, seed, steps) => {
    expect(sentences(await runPlan(planOf(String(seed), steps)))).toEqual([]);
  },
);

test.each(MUTATIONS.map((mutation) => [`${mutation.breaks} ${mutation.what}`, mutation] as const))(
  "the checkers see it when it is wrong: %s",
  async (_, mutation) => {
    expect(await caughtBy(mutation)).not.toBeNull();
    expect(await control(mutation)).toEqual([]);
  },
);
