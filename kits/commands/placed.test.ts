import { newId, type Id } from "@counterfoil/ids";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ownSequence, tallyWorld, type TallyWorld } from "./fixtures/world.ts";
import { rebuild } from "./rebuild.ts";
import { exception } from "./spec.ts";
import type { Draft, Grant, Outcome } from "./submission.ts";
import { verify } from "./verify.ts";

let world: TallyWorld;
beforeAll(async () => {
  world = await tallyWorld();
});
afterAll(() => world.close());

const beers = (n: number, more: object = {}) => ({ tally: "beers", n, ...more });

/** What became of a command, in a word. */
function word(outcome: Outcome): string {
  if (outcome.status === "refused") return `refused ${outcome.refusal.code}`;
  const raised = outcome.events.flatMap((event) => ("code" in event ? [String(event.code)] : []));
  return raised.length > 0 ? `exception ${raised.join(" ")}` : "applied";
}

async function exceptionsOf(scope: Id): Promise<string[]> {
  const rows = await world.base.query<{ code: string }>(
    "select code from exceptions where scope_id = $1 order by version, n",
    [scope],
  );
  return rows.map((row) => row.code);
}

const bad: readonly (readonly [
  what: string,
  fact: string,
  request: string,
  make: (next: ReturnType<typeof ownSequence>, type: string) => Draft,
])[] = [
  [
    "arguments that do not fit",
    "exception invalid_arguments",
    "refused invalid_arguments",
    (next, type) => next(type, { tally: 7, n: 1 }),
  ],
  [
    "a rule that says no",
    "exception limit_reached",
    "refused limit_reached",
    (next, type) => next(type, beers(5_000)),
  ],
  ["a rule that breaks", "exception defect", "refused defect", (next, type) => next(type, beers(666))],
  [
    "a row that the database refuses",
    "exception defect",
    "refused defect",
    (next, type) => next(type, beers(13)),
  ],
];

test.each(bad)(
  "INV-9 %s takes its place as a fact and as a request, and those behind it go on",
  async (...one) => {
    const [, fact, request, make] = one;
    const scope = await world.openScope();
    const next = ownSequence(world, scope);
    const drafts = [
      next("tally.add", beers(1)),
      make(next, "tally.add"),
      make(next, "tally.ask"),
      next("tally.add", beers(2)),
    ];
    const outcomes = await Promise.all(drafts.map((draft) => world.submit(draft)));
    expect(outcomes.map(word)).toEqual(["applied", fact, request, "applied"]);
    expect(await world.total(scope)).toBe(3);
    expect(await exceptionsOf(scope)).toEqual([fact.split(" ")[1]]);
    const again = await Promise.all(drafts.map((draft) => world.submit(draft)));
    expect(again.map(word)).toEqual(outcomes.map(word));
    expect(again.map(({ version, replayed }) => [version, replayed])).toEqual(
      outcomes.map(({ version }) => [version, true]),
    );
  },
);

test("INV-9 a type that is not known takes its place as what its device took it for", async () => {
  const scope = await world.openScope();
  const next = ownSequence(world, scope);
  const drafts = [
    next("tally.sing", { loud: true }, { kind: "fact" }),
    next("tally.sing", { loud: true }, { kind: "request" }),
    next("tally.add", beers(1)),
  ];
  const outcomes = await Promise.all(drafts.map((draft) => world.submit(draft)));
  expect(outcomes.map(word)).toEqual(["exception unknown_command", "refused unknown_command", "applied"]);
});

test("INV-9 where device and server differ on the kind, the tape keeps the device's word and a fact is one", async () => {
  const scope = await world.openScope();
  const next = ownSequence(world, scope);
  const drafts = [
    next("tally.ask", beers(5_000), { kind: "fact" }),
    next("tally.add", beers(5_000), { kind: "request" }),
    next("tally.add", beers(1)),
  ];
  const outcomes = await Promise.all(drafts.map((draft) => world.submit(draft)));
  expect(outcomes.map(word)).toEqual(["exception limit_reached", "exception limit_reached", "applied"]);
});

test("INV-10 who may not is told in the device's sequence, why is said, and nothing is done", async () => {
  const scope = await world.openScope();
  const next = ownSequence(world, scope);
  const [other, stranger] = [newId(), newId()];
  const grants: Grant[] = [
    { ...world.grant, may: () => false },
    { ...world.grant, denied: { code: "unknown_actor", message: "Who is that?" } },
    world.grant,
  ];
  const drafts = [
    next("tally.open", { parent: other }),
    next("tally.add", beers(7, { tell: stranger })),
    next("tally.add", beers(1)),
  ];
  const outcomes = await Promise.all(
    drafts.map((draft, i) => world.pipeline.submit(draft, grants[i] as Grant)),
  );
  expect(outcomes.map(word)).toEqual(["exception not_allowed", "exception unknown_actor", "applied"]);
  expect(await world.total(scope)).toBe(1);
  expect(await world.base.query("select from outbox where target_scope_id = $1", [stranger])).toEqual([]);
});

test("INV-10 who may not opens no scope either", async () => {
  const scope = newId();
  const next = ownSequence(world, scope);
  const draft = next("tally.open", { parent: null });
  const outcome = await world.pipeline.submit(draft, { ...world.grant, may: () => false });
  expect(word(outcome)).toBe("refused unknown_scope");
  expect(await world.base.query("select from scopes where scope_id = $1", [scope])).toEqual([]);
});

test("INV-8 what follows from a refused fact follows, unless that breaks too, in the rule, a fold or the database", async () => {
  const scope = await world.openScope();
  const next = ownSequence(world, scope);
  const papers = [1, 666, 777, 13];
  const drafts = papers.map((paper) => next("tally.add", beers(5_000, { paper })));
  drafts.push(next("tally.ask", beers(5_000, { paper: 1 })), next("tally.add", beers(1)));
  world.defects.length = 0;
  const outcomes = await Promise.all(drafts.map((draft) => world.submit(draft)));
  expect(outcomes.map((outcome) => outcome.status === "accepted" && outcome.events.length)).toEqual([
    2,
    1,
    1,
    1,
    false,
    1,
  ]);
  const codes = ["limit_reached", "limit_reached", "defect", "defect"];
  expect(outcomes.map(word).slice(0, 4)).toEqual(codes.map((code) => `exception ${code}`));
  expect(world.defects.join()).toMatch(
    /as well.*a fold of ours.*check constraint|a fold of ours.*check constraint.*as well/s,
  );
  const [row] = await world.base.query("select doc from tallies where scope_id = $1", [scope]);
  expect(JSON.parse(row?.["doc"] as string)).toEqual({ total: 1, adds: 2 });
});

test("a remark stands beside what an accepted command decided, and beside nothing else", async () => {
  const scope = await world.openScope();
  const next = ownSequence(world, scope);
  const grant: Grant = { ...world.grant, remarks: [exception("actor_left", "Bo has left.")] };
  const drafts = [next("tally.add", beers(1)), next("tally.ask", beers(5_000))];
  const outcomes = await Promise.all(drafts.map((draft) => world.pipeline.submit(draft, grant)));
  expect(outcomes.map(word)).toEqual(["exception actor_left", "refused limit_reached"]);
  expect(await world.total(scope)).toBe(1);
  expect(await exceptionsOf(scope)).toEqual(["actor_left"]);
});

test("INV-1 a command that moves to a new epoch takes its place there, is recognised, and is done once", async () => {
  const scope = await world.openScope();
  const [old, fresh] = [ownSequence(world, scope, 1), ownSequence({ ...world, device: newId() }, scope, 2)];
  const ids = [newId(), newId(), newId()];
  const makes = [
    (next: typeof old) => next("tally.add", beers(1), { id: ids[0] as Id }),
    (next: typeof old) => next("tally.add", beers(5_000), { id: ids[1] as Id }),
    (next: typeof old) => next("tally.ask", beers(5_000), { id: ids[2] as Id }),
  ];
  const first = await Promise.all(makes.map((make) => world.submit(make(old))));
  const drafts = [...makes.map((make) => make(fresh)), fresh("tally.add", beers(10), { id: ids[0] as Id })];
  drafts.push(fresh("tally.add", beers(2)));
  const moved = await Promise.all(drafts.map((draft) => world.submit(draft)));
  expect(moved.slice(0, 3).map((outcome) => outcome.status === "accepted" && outcome.events)).toMatchObject([
    [{ type: "command.repeated", version: first[0]?.version }],
    [{ type: "command.repeated", version: first[1]?.version, raised: { code: "limit_reached" } }],
    [{ type: "command.repeated", version: first[2]?.version, refusal: { code: "limit_reached" } }],
  ]);
  expect(moved.slice(3).map(word)).toEqual(["exception id_reused", "applied"]);
  expect(await world.total(scope)).toBe(3);
});

test("a stored refusal is told to those who listen, because the scope has a new version", async () => {
  const scope = await world.openScope();
  const next = ownSequence(world, scope);
  const seen: number[] = [];
  const stop = world.pipeline.listen((at, version) => at === scope && seen.push(version));
  const outcome = await world.submit(next("tally.ask", beers(5_000)));
  stop();
  expect(seen).toEqual([outcome.version]);
});

test("INV-2 INV-8 INV-11 after all of this the chains hold, and the tape gives the same views", async () => {
  expect((await verify(world.pipeline.house, world.database)).faults).toEqual([]);
  const { tables } = await rebuild(world.pipeline.house, world.base.connection, { replace: false });
  expect(tables.filter(({ different }) => different > 0)).toEqual([]);
});
