import { newId } from "@counterfoil/ids";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { tallies } from "./fixtures/tally.ts";
import { ownSequence, tallyWorld, type TallyWorld } from "./fixtures/world.ts";
import { verify } from "./verify.ts";
import { rebuild } from "./rebuild.ts";
import type { Draft, Outcome } from "./submission.ts";

let world: TallyWorld;
beforeAll(async () => {
  world = await tallyWorld();
});
afterAll(() => world.close());

function code(outcome: Outcome): string {
  return outcome.status === "refused" ? outcome.refusal.code : outcome.status;
}

test("INV-1 a command is stored once, and its repeat gets the first answer", async () => {
  const scope = await world.openScope();
  const id = newId();
  const first = await world.add(scope, 3, { id });
  const again = await world.add(scope, 3, { id });
  expect(first).toMatchObject({ status: "accepted", version: 2, replayed: false });
  expect(again).toMatchObject({ status: "accepted", version: 2, replayed: true });
  expect(again.status === "accepted" && again.events).toEqual(first.status === "accepted" && first.events);
  expect(await world.total(scope)).toBe(3);
});

test("INV-1 the same id twice in one batch is taken once", async () => {
  const scope = await world.openScope();
  const id = newId();
  const outcomes = await Promise.all([
    world.add(scope, 1),
    ...Array.from({ length: 9 }, () => world.add(scope, 5, { id })),
  ]);
  expect(outcomes.every((outcome) => outcome.status === "accepted")).toBe(true);
  expect(outcomes.filter((outcome) => outcome.replayed)).toHaveLength(8);
  expect(await world.total(scope)).toBe(6);
});

test("another body under a used id is a conflict, and changes nothing", async () => {
  const scope = await world.openScope();
  const id = newId();
  await world.add(scope, 1, { id });
  expect(code(await world.add(scope, 2, { id }))).toBe("id_reused");
  expect(code(await world.submit(world.draft(scope, "tally.ask", { tally: "beers", n: 1 }, id)))).toBe(
    "id_reused",
  );
  expect(await world.total(scope)).toBe(1);
});

test("the caller's own text decides what a repeat is", async () => {
  const scope = await world.openScope();
  const draft = world.draft(scope, "tally.add", { tally: "beers", n: 1 });
  await world.submit(draft, "one beer, please");
  const captured = { ...draft, args: { tally: "beers", n: 2 } };
  expect(await world.submit(captured, "one beer, please")).toMatchObject({
    status: "accepted",
    replayed: true,
  });
  expect(code(await world.submit(captured, "two beers, please"))).toBe("id_reused");
});

test("a refusal stores nothing where the server keeps the sequence", async () => {
  const scope = await world.openScope();
  const before = await world.count("tape");
  const refused = await world.submit(world.draft(scope, "tally.ask", { tally: "beers", n: 5_000 }));
  expect(refused).toMatchObject({ status: "refused", refusal: { code: "limit_reached", field: "n" } });
  expect(await world.count("tape")).toBe(before);
});

test("arguments that do not fit are refused by the name of the field", async () => {
  const scope = await world.openScope();
  const wrong = await world.submit(world.draft(scope, "tally.add", { tally: "beers", n: "many" }));
  expect(wrong).toMatchObject({ status: "refused", refusal: { code: "invalid_arguments", field: "n" } });
  const extra = await world.submit(world.draft(scope, "tally.add", { tally: "beers", n: 1, colour: "red" }));
  expect(code(extra)).toBe("invalid_arguments");
  expect(code(await world.submit(world.draft(scope, "tally.sing", {})))).toBe("unknown_command");
  expect(code(await world.add(newId(), 1))).toBe("unknown_scope");
});

test("INV-10 a scope stays its parent's, whoever opens it again", async () => {
  const [mine, yours] = [newId(), newId()];
  const scope = await world.openScope(mine);
  const opens = (parent: string | null) => world.submit(world.draft(scope, "tally.open", { parent }));
  expect([code(await opens(yours)), code(await opens(null))]).toEqual(["scope_taken", "scope_taken"]);
  expect(await opens(mine)).toMatchObject({ status: "accepted", version: 2 });
  const fresh = newId();
  const both = [mine, yours].map((parent) => world.submit(world.draft(fresh, "tally.open", { parent })));
  expect((await Promise.all(both)).map(code)).toEqual(["accepted", "scope_taken"]);
});

test("INV-10 nothing passes without the permission", async () => {
  const scope = await world.openScope();
  const draft = world.draft(scope, "tally.add", { tally: "beers", n: 1 });
  const outcome = await world.pipeline.submit(draft, { ...world.grant, may: () => false });
  expect(code(outcome)).toBe("not_allowed");
  expect(await world.total(scope)).toBe(0);
});

test("a later command sees what an earlier one in the same batch did", async () => {
  const scope = await world.openScope();
  const outcomes = await Promise.all(
    Array.from({ length: 30 }, () =>
      world.submit(world.draft(scope, "tally.ask", { tally: "full", n: 100 })),
    ),
  );
  expect(outcomes.filter((outcome) => outcome.status === "accepted")).toHaveLength(10);
  expect(await world.total(scope, "full")).toBe(1_000);
  const last = outcomes.findLast((outcome) => outcome.status === "accepted");
  expect(last?.status === "accepted" && last.states.get(tallies, "full")).toEqual({ total: 1_000, adds: 10 });
});

test("a bad command in a batch stands alone in the end, and the others are stored", async () => {
  const scope = await world.openScope();
  const settled = await Promise.allSettled(
    Array.from({ length: 40 }, (_, i) => world.add(scope, i === 17 ? 13 : i === 23 ? 666 : 1)),
  );
  const failed = settled.flatMap((one, i) => (one.status === "rejected" ? [i] : []));
  expect(failed).toEqual([17, 23]);
  expect(await world.total(scope)).toBe(38);
  expect(world.defects.some((defect) => defect.includes("violates check constraint"))).toBe(true);
  expect(world.defects.some((defect) => defect.includes("a rule of ours is broken"))).toBe(true);
});

test("versions of a scope count its commands, in the order of their commits", async () => {
  const scope = await world.openScope();
  const seen: number[] = [];
  const stop = world.pipeline.listen((at, version) => at === scope && seen.push(version));
  await Promise.all(Array.from({ length: 50 }, () => world.add(scope, 1)));
  stop();
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect(seen.at(-1)).toBe(51);
});

test("INV-2 a device's own sequence has no gaps, and no number twice", async () => {
  const scope = await world.openScope();
  const next = ownSequence(world, scope);
  const [first, second, third] = [1, 2, 3].map((n) => next("tally.add", { tally: "own", n })) as [
    Draft,
    Draft,
    Draft,
  ];
  expect(code(await world.submit(second))).toBe("sequence_gap");
  expect(code(await world.submit(first))).toBe("accepted");
  expect(code(await world.submit(third))).toBe("sequence_gap");
  expect(code(await world.submit({ ...second, chain: { epoch: 1, seq: 2, prev: "00" } }))).toBe(
    "chain_broken",
  );
  expect(code(await world.submit(second))).toBe("accepted");
  expect(code(await world.submit({ ...third, id: newId(), chain: { epoch: 1, seq: 2, prev: "" } }))).toBe(
    "sequence_reused",
  );
  expect(await world.submit(second)).toMatchObject({ status: "accepted", replayed: true });
  expect(code(await world.submit(third))).toBe("accepted");
  expect(await world.total(scope, "own")).toBe(6);
});

test("INV-9 a device's refused fact is recorded as an exception, a refused request as an answer; the queue goes on", async () => {
  const scope = await world.openScope();
  const next = ownSequence(world, scope);
  const fact = next("tally.add", { tally: "own", n: 5_000 });
  const request = next("tally.ask", { tally: "own", n: 5_000 });
  const after = next("tally.add", { tally: "own", n: 1 });
  expect(await world.submit(fact)).toMatchObject({
    status: "accepted",
    events: [{ type: "exception.raised" }],
  });
  expect(code(await world.submit(request))).toBe("limit_reached");
  expect(await world.submit(request)).toMatchObject({ status: "refused", replayed: true });
  expect(code(await world.submit(after))).toBe("accepted");
  expect(await world.total(scope, "own")).toBe(1);
  const exceptions = await world.base.query("select code from exceptions where scope_id = $1", [scope]);
  expect(exceptions).toEqual([{ code: "limit_reached" }]);
});

test("INV-9 an id that the database knows as another thing's takes its place in a device's sequence; the queue goes on", async () => {
  const [scope, other, taken] = [await world.openScope(), await world.openScope(), newId()];
  await world.base.query("create unique index one_tally on tallies (tally) where length(tally) = 36");
  await world.add(other, 1, { tally: taken });
  expect(code(await world.add(scope, 1, { tally: taken }))).toBe("id_taken");
  const next = ownSequence(world, scope);
  const [fact, request, after] = [
    next("tally.add", { tally: taken, n: 7 }),
    next("tally.ask", { tally: taken, n: 7 }),
    next("tally.add", { tally: "own", n: 1 }),
  ];
  // In one batch with others, which must not suffer from it.
  const outcomes = await Promise.all([fact, request, after].map((draft) => world.submit(draft)));
  expect(outcomes.map(code)).toEqual(["accepted", "id_taken", "accepted"]);
  expect(outcomes[0]).toMatchObject({ events: [{ type: "exception.raised", code: "id_taken" }] });
  expect(await world.submit(fact)).toMatchObject({ status: "accepted", replayed: true });
  expect(await world.submit(request)).toMatchObject({ status: "refused", replayed: true });
  expect([await world.total(scope, "own"), await world.total(other, taken)]).toEqual([1, 1]);
  await world.base.query("drop index one_tally");
});

test("a number of ours that is given twice is a defect, and no answer", async () => {
  const scope = await world.openScope();
  await world.base.query("create unique index sevens on tally_moves (scope_id, n) where n = 77");
  await world.add(scope, 77);
  await expect(world.add(scope, 77)).rejects.toThrow("sevens");
  expect(world.defects.at(-1)).toContain("sevens");
  await world.base.query("drop index sevens");
});

test("an effect reaches the other scope once, also when the outbox is delivered again", async () => {
  const here = await world.openScope();
  const there = await world.openScope(here);
  await world.add(here, 4, { tell: there });
  await world.pipeline.settleOutbox();
  expect(await world.total(there)).toBe(4);
  await world.base.query("update outbox set done_at = null where scope_id = $1", [here]);
  await world.pipeline.settleOutbox();
  expect(await world.total(there)).toBe(4);
});

test("an effect that runs into a defect holds up its own scope's, and nobody else's", async () => {
  const [first = "", second = ""] = [await world.openScope(), await world.openScope()].toSorted();
  const [there, elsewhere] = [await world.openScope(), await world.openScope()];
  await world.base.query(`alter table tally_moves add constraint broken check (scope_id <> '${there}')`);
  await world.add(first, 1, { tell: there });
  await world.add(first, 2, { tell: elsewhere });
  await world.add(second, 4, { tell: elsewhere });
  await world.pipeline.settleOutbox();
  expect([await world.total(there), await world.total(elsewhere)]).toEqual([0, 4]);
  world.defects.length = 0;
  await world.base.query("alter table tally_moves drop constraint broken");
  await world.pipeline.settleOutbox();
  expect([await world.total(there), await world.total(elsewhere)]).toEqual([1, 6]);
});

test("what another process wrote is seen by the next batch", async () => {
  const scope = await world.openScope();
  const other = await tallyWorldBeside(world);
  await world.add(scope, 1);
  await other.pipeline.submit(world.draft(scope, "tally.add", { tally: "beers", n: 2 }), world.grant);
  await world.add(scope, 4);
  await other.pipeline.submit(world.draft(scope, "tally.add", { tally: "beers", n: 8 }), world.grant);
  await other.pipeline.close();
  expect(await world.total(scope)).toBe(15);
});

test("INV-1 any order, any repetition: each command counts once", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          n: fc.integer({ min: 0, max: 9 }),
          sent: fc.integer({ min: 1, max: 3 }),
          other: fc.boolean(),
        }),
        {
          minLength: 1,
          maxLength: 25,
        },
      ),
      fc.infiniteStream(fc.nat()),
      async (plan, dice) => {
        const scope = await world.openScope();
        const commands = plan.map(({ n }) => world.draft(scope, "tally.add", { tally: "p", n }));
        const wire = plan.flatMap(({ sent, other }, i) => {
          const command = commands[i] as Draft;
          const altered = { ...command, args: { tally: "p", n: 700 } };
          return [...Array.from({ length: sent }, () => command), ...(other ? [altered] : [])];
        });
        // The altered body comes last, so that the true one holds the id; everything before is in any order.
        const first = new Set(commands);
        const shuffled = wire
          .map((command) => ({
            command,
            at: first.has(command) ? (dice.next().value as number) : Number.MAX_SAFE_INTEGER,
          }))
          .toSorted((a, b) => a.at - b.at);
        const outcomes = await Promise.all(shuffled.map(({ command }) => world.submit(command)));
        expect(outcomes.filter((outcome) => code(outcome) === "id_reused")).toHaveLength(
          plan.filter((one) => one.other).length,
        );
        expect(await world.total(scope, "p")).toBe(plan.reduce((sum, { n }) => sum + n, 0));
      },
    ),
    { numRuns: 40 },
  );
});

test("INV-2 INV-8 INV-11 after all of this the chains hold, and the tape gives the same views", async () => {
  expect(await verify(world.pipeline.house, world.database)).toMatchObject({ ok: true, faults: [] });
  const rebuilt = await rebuild(world.pipeline.house, world.base.connection, { replace: false });
  expect(rebuilt.tables.filter((table) => table.different > 0)).toEqual([]);
  expect(rebuilt.tables.find((table) => table.table === "tally_moves")?.rows).toBeGreaterThan(100);
});

async function tallyWorldBeside(beside: TallyWorld) {
  const { Pipeline } = await import("./pipeline.ts");
  const { pipeline, base, database } = beside;
  return { pipeline: new Pipeline({ house: pipeline.house, connection: base.connection, database }) };
}
