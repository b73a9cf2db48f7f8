import { parseArgs } from "node:util";
import { openStage, type Stage } from "@counterfoil/stage";
import { fastifyHello, prepareTpcb, tpcb } from "./floors.ts";
import { type Ask, load, type LoadResult, medianOf } from "./load.ts";
import { describeMachine, markdown, type Results } from "./report.ts";
import { sales, type SalesRow } from "./sales.ts";

/** As many as a small chain has; a scope each, so that batches hold many scopes. */
const LOCATIONS = 100;
/** Sales before the first round, so that code is compiled and caches are warm. */
const WARM_SECONDS = 2;

const { values } = parseArgs({
  options: { quick: { type: "boolean", default: false }, json: { type: "boolean", default: false } },
});
const plan = values.quick
  ? { seconds: 2, rounds: 1, clients: [1, 16, 64], floorSeconds: 3, floorRounds: 1 }
  : { seconds: 8, rounds: 3, clients: [1, 16, 64], floorSeconds: 8, floorRounds: 3 };
const say = (line: string) => process.stderr.write(`${line}\n`);

say(`Opening a house with ${LOCATIONS} locations …`);
const stage = await openStage({ locations: LOCATIONS });
try {
  const results = await measure(stage);
  if (!values.json) process.stdout.write(`${markdown(results)}\n`);
  else process.stdout.write(`${JSON.stringify(results)}\n`);
} finally {
  await stage.stop();
}

async function measure(on: Stage): Promise<Results> {
  const all = on.locations;
  // The last, so that the reads, which ask the first, find a day such as shops have and not a hundred thousand sales.
  const one = all.slice(-1);
  say("Warming up …");
  await sales(on, { clients: 64, seconds: WARM_SECONDS, rounds: 1, locations: all });
  const sold: Record<string, SalesRow> = {};
  const soldAtOne: Record<string, SalesRow> = {};
  for (const clients of plan.clients) {
    sold[`c${clients}`] = await told(`sales, ${LOCATIONS} locations, ${clients} clients`, () =>
      sales(on, { clients, seconds: plan.seconds, rounds: plan.rounds, locations: all }),
    );
    if (values.quick) continue;
    soldAtOne[`c${clients}`] = await told(`sales, one location, ${clients} clients`, () =>
      sales(on, { clients, seconds: plan.seconds, rounds: plan.rounds, locations: one }),
    );
  }
  const reads: Record<string, LoadResult> = {};
  for (const [name, ask] of Object.entries(on.reads)) {
    if (!values.quick) reads[name] = await told(`read ${name}, 16 clients`, () => read(on, ask));
  }
  say("The floors of this machine …");
  const hasPgbench = await prepareTpcb(on.scratchUrl);
  if (!hasPgbench) say("  pgbench is not installed here: TPC-B is not measured");
  const floors = {
    tpcb8: values.quick ? null : await tpcb(on.scratchUrl, 8, plan.floorSeconds, plan.floorRounds),
    tpcb16: await tpcb(on.scratchUrl, 16, plan.floorSeconds, plan.floorRounds),
    fastifyHello: await fastifyHello(plan.floorSeconds, plan.floorRounds),
  };
  const best = sold["c64"]?.perSecond ?? 0;
  return {
    machine: describeMachine(),
    sales: sold,
    salesOneLocation: soldAtOne,
    reads,
    floors,
    salesOverTpcb: floors.tpcb16 === null ? null : best / floors.tpcb16,
  };
}

async function read(on: Stage, ask: Ask): Promise<LoadResult> {
  const rounds: LoadResult[] = [];
  for (let round = 0; round < plan.rounds; round += 1) {
    rounds.push(await load(on.origin, { clients: 16, seconds: plan.seconds / 2, next: () => ask }));
  }
  return medianOf(rounds);
}

async function told<T extends LoadResult>(what: string, run: () => Promise<T>): Promise<T> {
  const result = await run();
  say(
    `  ${what}: ${Math.round(result.perSecond)}/s, p50 ${result.p50.toFixed(1)} ms, p99 ${result.p99.toFixed(1)} ms`,
  );
  return result;
}
