import { checkConverged, checkRefold } from "./check/converge.ts";
import type { Violation } from "./check/findings.ts";
import { checkLedger, checkMoney } from "./check/money.ts";
import { checkReceipts } from "./check/receipts.ts";
import { checkExceptions, checkShifts } from "./check/shifts.ts";
import { checkStock } from "./check/stock.ts";
import { checkChains, checkHeld, checkKnown, checkStored, linesOf } from "./check/tape.ts";
import type { Fault } from "./engine/faults.ts";
import { NOTHING_WRONG, type Wrapping } from "./mutate/mutation.ts";
import { tillHouse } from "./parts/house.ts";
import { perform } from "./parts/perform.ts";
import { Till } from "./parts/till.ts";
import { World } from "./parts/world.ts";
import type { Plan } from "./plan/plan.ts";

/** After the last step everything works again, and tills are given so long to agree. */
const QUIET_MS = 10 * 60_000;
const LOOK_EVERY_MS = 15_000;
/** Quiet looks in a row after which nothing more will come. */
const QUIET_LOOKS = 3;

const SCOPES = ["location", "merchant"] as const;

export interface Ran {
  readonly faults: Readonly<Record<Fault, number>>;
  readonly deeds: number;
  readonly acknowledged: number;
  readonly indeterminate: number;
  readonly goneWithStorage: number;
  readonly entries: number;
  readonly exceptions: number;
  readonly virtualMs: number;
  readonly fingerprint: string;
  readonly violations: readonly Violation[];
  readonly trace: readonly string[];
}

/** Runs a plan from the opening of the house to the quiet after it, and checks what must hold. */
export async function runPlan(plan: Plan, mutation: Wrapping = NOTHING_WRONG): Promise<Ran> {
  const world = new World(plan.seed, mutation);
  const tills = Array.from({ length: plan.tills }, (_, n) => new Till(world, n, plan.seed));
  const stray = (problem: unknown): void => world.findings.add("DEFECT", `nobody hears of ${told(problem)}`);
  process.on("unhandledRejection", stray);
  try {
    const began = world.schedule.now();
    await world.open(tills.map(({ id }) => id));
    for (const till of tills) till.open();
    const start = world.schedule.now();
    for (const step of plan.steps) {
      world.schedule.after(step.at, step.do, () => perform(world, tills, step));
    }
    await world.schedule.runUntil(start + (plan.steps.at(-1)?.at ?? 0));
    await calmDown(world, tills);
    await endShifts(world, tills);
    await check(world, tills);
    return { ...countOf(world), virtualMs: world.schedule.now() - began };
  } finally {
    process.off("unhandledRejection", stray);
  }
}

/** Mends everything, and waits until every till has sent what it holds and heard what there is. */
async function calmDown(world: World, tills: readonly Till[]): Promise<void> {
  world.trace.say("all", "quiet");
  world.mend();
  for (const till of tills) till.mend();
  const until = world.schedule.now() + QUIET_MS;
  for (let quiet = 0, before = ""; quiet < QUIET_LOOKS && world.schedule.now() < until;) {
    await world.schedule.runUntil(world.schedule.now() + LOOK_EVERY_MS);
    const now = JSON.stringify([world.versions(), tills.map((till) => till.stand())]);
    quiet = now === before && tills.every((till) => till.isSettled()) ? quiet + 1 : 0;
    before = now;
  }
  for (const till of tills) {
    world.findings.check(
      till.isSettled(),
      "CONVERGE",
      () => `${till.name} has not come to rest: ${till.stand()}`,
    );
  }
}

/** A day always closes: each till ends its shift. */
async function endShifts(world: World, tills: readonly Till[]): Promise<void> {
  for (const till of tills) till.act("close_shift", world.random);
  await calmDown(world, tills);
}

async function check(world: World, tills: readonly Till[]): Promise<void> {
  const { findings, store, books, scopes } = world;
  const kinds = tillHouse.folds.map(({ kind }) => kind);
  for (const of of SCOPES) checkChains(findings, scopes[of], linesOf(store, scopes[of]));
  const lines = linesOf(store, scopes.location);
  checkStored(findings, books, world.officeDevice, lines);
  checkMoney(findings, lines);
  checkLedger(findings, store, lines);
  checkStock(findings, store, lines);
  checkReceipts(findings, books, lines);
  checkShifts(findings, lines);
  checkExceptions(findings, store, lines);
  for (const till of tills) {
    const held = await world.until(till.held());
    checkHeld(findings, till.name, held, lines);
    checkKnown(findings, till.name, store, till.id, held, lines);
    for (const of of SCOPES) {
      const shown = till.shown(of);
      if (shown) checkConverged(findings, store, scopes[of], kinds, shown);
    }
  }
  await checkRefold(findings, world.house, store);
}

function countOf(world: World): Omit<Ran, "virtualMs"> {
  const { books, faults, findings, store, trace } = world;
  for (const { of, what } of findings.violations) trace.say("wrong", `${of}: ${what}`);
  return {
    faults: faults.struck,
    deeds: books.asked.size,
    acknowledged: books.told.size,
    indeterminate: books.indeterminate,
    goneWithStorage: books.gone.size,
    entries: [...store.tape.values()].reduce((sum, rows) => sum + rows.length, 0),
    exceptions: store.rowsOf("commands.add_exceptions").length,
    fingerprint: trace.fingerprint(),
    violations: findings.violations,
    trace: trace.lines,
  };
}

function told(problem: unknown): string {
  return problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
}
