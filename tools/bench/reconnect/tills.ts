import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { Till } from "./till.ts";
import type { Finished, FromTills, ToTills } from "./tills-process.ts";

/** Enrolments under way while the tills are prepared. */
const AT_ONCE = 16;
const LOOK_EVERY_MS = 50;

let tills: readonly Till[] = [];

process.on("message", (message: ToTills) => {
  switch (message.type) {
    case "prepare":
      return void prepare(message);
    case "push":
      return void pushAll();
  }
});
process.on("disconnect", () => process.exit());

async function prepare({ origin, ground, sales }: Extract<ToTills, { type: "prepare" }>): Promise<void> {
  tills = ground.tills.map((paired) => new Till(origin, paired));
  const waiting = [...tills];
  const one = async (): Promise<void> => {
    for (let till = waiting.pop(); till; till = waiting.pop()) {
      await till.enrol();
      till.sell(ground, sales);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  await until((till) => till.isUp);
  tell({ type: "prepared" });
  await until((till) => !till.isUp);
  tell({ type: "cut off" });
}

async function pushAll(): Promise<void> {
  const started = performance.now();
  const seconds = await Promise.all(
    tills.map(async (till) => {
      await till.pushAll();
      return Math.round(performance.now() - started) / 1000;
    }),
  );
  const sorted = seconds.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  await until((till) => till.isUp);
  const sum = (pick: (till: Till) => number) => tills.reduce((total, till) => total + pick(till), 0);
  const ids = tills.flatMap((till) => till.commands.map(({ id }) => id)).toSorted();
  const finished: Finished = {
    seconds: at(1),
    medianTillSeconds: at(0.5),
    p95TillSeconds: at(0.95),
    slowestTillSeconds: at(1),
    pushes: sum((till) => till.pushes),
    turnedAway: sum((till) => till.turnedAway),
    noAnswer: sum((till) => till.noAnswer),
    notApplied: sum((till) => till.notApplied),
    pokesHeard: sum((till) => till.pokesHeard),
    linesUp: sum((till) => Number(till.isUp)),
    digest: createHash("sha256").update(ids.join()).digest("hex"),
  };
  tell({ type: "finished", finished });
}

async function until(all: (till: Till) => boolean): Promise<void> {
  while (!tills.every(all)) await sleep(LOOK_EVERY_MS);
}

function tell(message: FromTills): void {
  process.send?.(message);
}
