import { ref } from "./spec.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { tallies } from "./fixtures/tally.ts";
import { tallyWorld, type TallyWorld } from "./fixtures/world.ts";

let world: TallyWorld;
beforeAll(async () => {
  world = await tallyWorld();
});
afterAll(() => world.close());

test("a look sees what the database has, and nothing that it was not asked for", async () => {
  const scope = await world.openScope();
  await world.add(scope, 3);
  const states = await world.pipeline.look(scope, [ref(tallies, "beers"), ref(tallies, "wines")]);
  expect(states.get(tallies, "beers")).toEqual({ total: 3, adds: 1 });
  expect(states.get(tallies, "wines")).toBeUndefined();
  expect(states.get(tallies, "other")).toBeUndefined();
});

test("a rehearsal says what would follow, and nothing is stored", async () => {
  const scope = await world.openScope();
  await world.add(scope, 3);
  const before = await world.count("tape");
  const rehearsed = await world.pipeline.rehearse(
    world.draft(scope, "tally.add", { tally: "beers", n: 4 }),
    world.grant,
  );
  expect(rehearsed).toMatchObject({ status: "accepted", version: 0, events: [{ n: 4 }] });
  expect(rehearsed.status === "accepted" && rehearsed.states.get(tallies, "beers")).toEqual({
    total: 7,
    adds: 2,
  });
  expect(await world.count("tape")).toBe(before);
  expect(await world.total(scope)).toBe(3);
});

test("a rehearsal refuses what the command would be refused for", async () => {
  const scope = await world.openScope();
  const code = async (
    type: string,
    args: object,
    grant = world.grant,
    chain?: { epoch: number; seq: number; prev: string },
  ) => {
    const draft = { ...world.draft(scope, type, args), ...(chain && { chain }) };
    const outcome = await world.pipeline.rehearse(draft, grant);
    return outcome.status === "refused" ? outcome.refusal.code : "accepted";
  };
  const fits = { tally: "beers", n: 1 };
  expect(await code("tally.none", fits)).toBe("unknown_command");
  expect(await code("tally.add", { tally: "beers", n: "1" })).toBe("invalid_arguments");
  expect(await code("tally.add", fits, { ...world.grant, may: () => false })).toBe("not_allowed");
  expect(await code("tally.add", { tally: "beers", n: 5_000 })).toBe("limit_reached");
  expect(await code("tally.add", fits, world.grant, { epoch: 1, seq: 2, prev: "" })).toBe("sequence_gap");
  expect(await code("tally.add", fits, world.grant, { epoch: 1, seq: 1, prev: "" })).toBe("accepted");
});
