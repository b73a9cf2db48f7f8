import { newId, type Id } from "@counterfoil/ids";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { CopiedEntry } from "./entries.ts";
import { ownSequence, tallyWorld, type TallyWorld } from "./fixtures/world.ts";
import { Follower } from "./follow.ts";
import { commandHash } from "./hashing.ts";
import { rebuild } from "./rebuild.ts";
import { copyTape, openCopies, passLead, seizeLead } from "./store/lead.ts";
import { verify } from "./verify.ts";

let leader: TallyWorld;
let copy: TallyWorld;
let follower: Follower;
let scope: Id;
/** The leader's own id, by which the copy knows whom it follows. */
const leaderId = newId();
const committed: [Id, number][] = [];

beforeEach(async () => {
  [leader, copy] = await Promise.all([tallyWorld(), tallyWorld()]);
  committed.length = 0;
  follower = new Follower({
    house: copy.pipeline.house,
    connection: copy.base.connection,
    carries: () => true,
    committed: (of, version) => committed.push([of, version]),
  });
  scope = await leader.openScope();
  await copy.database.transaction((tx) =>
    tx.write(openCopies, [{ scope_id: scope, parent_id: null, led_by: leaderId, led_name: "the box" }]),
  );
});
afterEach(async () => {
  await follower.close();
  await Promise.all([leader.close(), copy.close()]);
});

function page(after = 0, limit = 500, bytes = 1_000_000): Promise<CopiedEntry[]> {
  return leader.database.query(copyTape, { scope, after, limit, bytes });
}

async function tapeOf(world: TallyWorld): Promise<unknown[]> {
  return world.base.query(`
    select version, id, device_id, epoch, seq, type, command, command_hash, input_hash, events, refusal, received_at::text,
      entry_hash from tape where scope_id = '${scope}' order by version`);
}

async function expectWhole(world: TallyWorld): Promise<void> {
  expect((await verify(world.pipeline.house, world.database)).faults).toEqual([]);
  expect(
    (await rebuild(world.pipeline.house, world.base.connection, { replace: false })).tables.filter(
      ({ different }) => different > 0,
    ),
  ).toEqual([]);
}

test("INV-8 INV-11 a copied tape is the leader's byte for byte, and its views are those of a rebuild", async () => {
  const till = ownSequence(leader, scope);
  for (let n = 1; n <= 20; n += 1) {
    await leader.add(scope, 20 + n);
    await leader.submit(till("tally.ask", { tally: "beers", n: n * 40 }));
    await leader.submit(till("tally.add", { tally: "beers", n: n * 20 }));
  }
  for (let after = 0; ;) {
    const entries = await page(after, 7);
    if (entries.length === 0) break;
    after = (await follower.follow(scope, leaderId, entries)).version;
  }
  expect(await tapeOf(copy)).toEqual(await tapeOf(leader));
  expect(await copy.total(scope)).toBe(await leader.total(scope));
  expect(await copy.count("exceptions")).toBe(await leader.count("exceptions"));
  expect(committed.at(-1)).toEqual([scope, (await tapeOf(leader)).length]);
  await expectWhole(copy);
});

test("INV-1 a page that comes twice, or overlaps what is there, does nothing the second time", async () => {
  for (let n = 1; n <= 4; n += 1) await leader.add(scope, n);
  const entries = await page();
  await Promise.all([
    follower.follow(scope, leaderId, entries),
    follower.follow(scope, leaderId, entries.slice(0, 3)),
    follower.follow(scope, leaderId, entries.slice(2)),
    follower.follow(scope, leaderId, entries),
  ]);
  expect(await tapeOf(copy)).toEqual(await tapeOf(leader));
  expect(await copy.total(scope)).toBe(10);
  expect(committed).toEqual([[scope, 5]]);
});

test("INV-8 an entry that is not what it was sealed as is refused by name, and its page is not taken", async () => {
  for (let n = 1; n <= 4; n += 1) await leader.add(scope, n);
  const honest = await page();
  const change = (version: number, how: (entry: CopiedEntry) => Partial<CopiedEntry>) =>
    honest.map((entry) => (entry.version === version ? { ...entry, ...how(entry) } : entry));
  const cheaper = (entry: CopiedEntry) => entry.command.replace('"n":2', '"n":1');
  for (const [entries, version, fault] of [
    [change(3, (entry) => ({ command: cheaper(entry) })), 3, "the command was changed"],
    [
      change(3, (entry) => ({ command: cheaper(entry), command_hash: commandHash(cheaper(entry)) })),
      3,
      "the entry was changed",
    ],
    [change(4, ({ events }) => ({ events: events.replace('"n":3', '"n":9') })), 4, "the entry was changed"],
    [change(2, () => ({ received_at: "2026-03-01T10:00:00.001Z" })), 2, "the entry was changed"],
    [change(5, () => ({ device_id: newId() })), 5, "columns"],
    [change(2, () => ({ command: "{" })), 2, "no JSON"],
    [honest.filter((entry) => entry.version !== 3), 3, "missing"],
  ] as const) {
    await expect(follower.follow(scope, leaderId, entries)).rejects.toMatchObject({
      scope,
      version,
      message: expect.stringContaining(fault),
    });
    expect(await tapeOf(copy)).toEqual([]);
  }
  await follower.follow(scope, leaderId, honest);
  expect(await tapeOf(copy)).toEqual(await tapeOf(leader));
});

test("INV-8 a page of another tape is refused where the two part", async () => {
  await leader.add(scope, 1);
  await follower.follow(scope, leaderId, await page());
  await leader.add(scope, 2);
  const [second] = await page(2);
  const forged = { ...(second as CopiedEntry), version: 2 };
  await expect(follower.follow(scope, leaderId, [forged])).rejects.toMatchObject({
    code: "other_tape",
    version: 2,
  });
});

test("a copy decides nothing: it names who does, and still answers what was decided", async () => {
  const done = leader.draft(scope, "tally.add", { tally: "beers", n: 3 });
  await leader.submit(done);
  await follower.follow(scope, leaderId, await page());
  expect(await copy.add(scope, 1)).toMatchObject({
    status: "refused",
    refusal: { code: "led_elsewhere", message: expect.stringContaining("the box") },
  });
  expect(await copy.submit(done)).toMatchObject({ status: "accepted", replayed: true });
  await expect(follower.follow(scope, newId(), [])).rejects.toMatchObject({ code: "not_led" });
});

test("the lead is passed only where both tapes end alike, and then the taker decides", async () => {
  await leader.add(scope, 1);
  const tip = await follower.follow(scope, leaderId, await page());
  await leader.add(scope, 2);
  const pass = (from: Id | null, to: Id | null, name: string | null) =>
    leader.database.transaction((tx) =>
      tx.execute(passLead, { scope, from, to, name, version: tip.version, last_hash: tip.lastHash }),
    );
  const boxId = newId();
  expect(await pass(null, boxId, "the box")).toBe(0);
  expect(await leader.add(scope, 3)).toMatchObject({ status: "accepted" });
  Object.assign(tip, await follower.follow(scope, leaderId, await page(tip.version)));
  expect(await pass(null, boxId, "the box")).toBe(1);
  expect(await leader.add(scope, 4)).toMatchObject({ status: "refused" });
  expect(await copy.database.transaction((tx) => tx.execute(seizeLead, { scope, from: leaderId }))).toBe(1);
  expect(await copy.add(scope, 4)).toMatchObject({ status: "accepted", version: 5 });
  expect(await copy.total(scope)).toBe(10);
  await expectWhole(copy);
});

test("an effect is carried out once, by whoever leads the scope that it is for", async () => {
  const other = await leader.openScope();
  await leader.base.query(
    `update scopes set led_by = '${newId()}', led_name = 'the box' where scope_id = '${other}'`,
  );
  await leader.add(scope, 7, { tell: other });
  await leader.pipeline.settleOutbox();
  expect(await leader.total(other)).toBe(0);

  await copy.submit(copy.draft(other, "tally.open", { parent: null }));
  await follower.follow(scope, leaderId, await page());
  await copy.pipeline.settleOutbox();
  await copy.pipeline.settleOutbox();
  expect(await copy.total(other)).toBe(7);
  expect(await leader.base.query("select from outbox where done_at is null")).toHaveLength(1);
});

test("pages are cut by bytes, and one entry is always among them", async () => {
  for (let n = 1; n <= 4; n += 1) await leader.add(scope, n);
  expect(await page(1, 500, 1)).toHaveLength(1);
  const two = (await page(1, 2)).reduce(
    (sum, { command, events }) => sum + command.length + events.length,
    0,
  );
  expect(await page(1, 500, two)).toHaveLength(2);
});
