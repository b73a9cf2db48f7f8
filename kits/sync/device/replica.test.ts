import { newId, type Id } from "@counterfoil/ids";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linkOf, movedTo } from "./chain.ts";
import { boxes, boxHouse, BOX_LIMIT } from "./fixtures/house.ts";
import { sha256, TinyServer, type Backup } from "./fixtures/server.ts";
import { MemoryDisk } from "./memory-vault.ts";
import type { OwnCommand } from "./ports.ts";
import { askFor } from "./pulled.ts";
import { pushBody, unsent } from "./pushed.ts";
import { asCommand, firstBeyond, opened, step, type Message, type Replica } from "./replica.ts";
import { lead, rulesOf } from "./rules.ts";
import type { PushReply } from "../wire/shapes.ts";

const AT = "2026-03-01T10:00:00.000Z";
const NAMES = ["a", "b", "c"];
const rules = rulesOf(boxHouse);
const digest = (text: string) => Promise.resolve(sha256(text));

/** What may happen, in any order. */
type Happening =
  | { readonly what: "do"; readonly box: number; readonly n: number }
  | { readonly what: "other does"; readonly box: number; readonly n: number }
  | { readonly what: "push" | "push, answer lost" | "old answer to a push again" }
  | { readonly what: "pull" | "pull, answer lost" | "pull merchant" }
  | { readonly what: "crash" | "enrol" | "another chain is there" }
  | { readonly what: "back up" | "restore" };

const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constant("do" as const),
      box: fc.nat(2),
      n: fc.integer({ min: 1, max: 300 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant("other does" as const),
      box: fc.nat(2),
      n: fc.integer({ min: 1, max: 300 }),
    }),
  },
  { weight: 4, arbitrary: fc.constant({ what: "push" as const }) },
  { weight: 6, arbitrary: fc.constant({ what: "pull" as const }) },
  {
    weight: 6,
    arbitrary: fc
      .constantFrom(
        "push, answer lost" as const,
        "old answer to a push again" as const,
        "pull, answer lost" as const,
        "pull merchant" as const,
        "crash" as const,
        "enrol" as const,
        "another chain is there" as const,
      )
      .map((what) => ({ what })),
  },
  { weight: 1, arbitrary: fc.constantFrom("back up" as const, "restore" as const).map((what) => ({ what })) },
);

/** A replica with its disk and its server, and no engine: whatever order a line and a crash can make. */
class Bench {
  readonly server = new TinyServer();
  readonly device: Id = newId();
  readonly disk = new MemoryDisk();
  /** Ids of what was done: told to somebody. */
  readonly done: Id[] = [];
  replica: Replica;
  #oldReply: PushReply | null = null;
  #backup: Backup = this.server.backup();

  constructor() {
    this.replica = this.#open();
  }

  async happen(happening: Happening): Promise<void> {
    switch (happening.what) {
      case "do":
        return await this.do(NAMES[happening.box]!, happening.n);
      case "other does":
        return this.server.add("location", { box: NAMES[happening.box]!, n: happening.n });
      case "push":
        return this.push();
      case "push, answer lost":
        if (this.#canPush()) this.server.push(pushBody(this.replica, AT));
        return;
      case "old answer to a push again":
        if (this.#oldReply && this.#canPush()) this.take({ type: "pushed", reply: this.#oldReply, at: AT });
        return;
      case "pull":
        return this.pull("location");
      case "pull merchant":
        return this.pull("merchant");
      case "pull, answer lost":
        askFor(this.replica, "location");
        return;
      case "crash":
        this.replica = this.#open();
        return;
      case "enrol":
        return await this.enrol();
      case "another chain is there":
        return this.breakChain();
      case "back up":
        this.#backup = this.server.backup();
        return;
      case "restore":
        this.server.restore(this.#backup);
    }
  }

  async do(box: string, n: number): Promise<void> {
    const { sequence, view, seat, scopes, held } = this.replica;
    if (!sequence || scopes.location.cursor === null) return;
    const place = { epoch: sequence.epoch, seq: sequence.next, prev: sequence.last };
    const own: OwnCommand = {
      ...place,
      id: newId(),
      kind: "fact",
      type: "box.add",
      actor: this.device,
      at: AT,
      hash: "",
      args: { box, n, number: sequence.next },
      result: null,
      acked_at: null,
      below: false,
    };
    const version = firstBeyond(this.replica) + held.filter(({ below }) => !below).length;
    if ("refusal" in lead(rules, view, asCommand(seat, own), version)) return;
    const hash = await linkOf(asCommand(seat, own), digest);
    this.take({ type: "done", command: { ...own, hash } });
    this.done.push(own.id);
  }

  push(): void {
    if (!this.#canPush()) return;
    const reply = this.server.push(pushBody(this.replica, AT));
    this.#oldReply = reply;
    this.take({ type: "pushed", reply, at: AT });
  }

  /** The server says that it has another command in this place, as it would of a copied profile. */
  breakChain(): void {
    if (!this.#canPush()) return;
    const reply = this.server.push({ ...pushBody(this.replica, AT), commands: [] });
    const halt = { code: "chain_broken", message: "Another one is here." } as const;
    this.take({ type: "pushed", reply: { ...reply, halt }, at: AT });
  }

  pull(of: "location" | "merchant"): void {
    const ask = askFor(this.replica, of);
    if (ask.kind === "pull")
      this.take({ type: "pulled", reply: this.server.pull(this.device, ask.query), at: AT });
    else this.take({ type: "snapped", reply: this.server.snapshot(this.device, ask.query) });
  }

  async enrol(): Promise<void> {
    const { sequence, needsEpoch } = this.replica;
    if (sequence && !needsEpoch) return;
    const reply = this.server.enrol(this.device);
    if (reply.epoch <= (sequence?.epoch ?? 0)) return;
    const moved = await movedTo(this.replica, reply.epoch, digest);
    this.take({ type: "enrolled", reply, moved });
    this.#oldReply = null;
  }

  /** Everything gets through from now on. */
  async settle(): Promise<void> {
    for (let round = 0; round < 200; round += 1) {
      await this.enrol();
      this.push();
      this.pull("location");
      this.pull("merchant");
    }
  }

  take(message: Message): void {
    const { replica, writes } = step(rules, this.replica, message);
    this.disk.write(writes);
    this.replica = replica;
  }

  #open(): Replica {
    const { device, server } = this;
    const seat = { device, location: server.location, merchant: server.merchant };
    return opened(rules, seat, this.disk.read());
  }

  #canPush(): boolean {
    return this.replica.sequence !== null && !this.replica.needsEpoch;
  }
}

function byName<T extends { readonly key: string; readonly kind: string }>(docs: Iterable<T>): T[] {
  return [...docs].toSorted((a, b) => (a.kind + a.key < b.kind + b.key ? -1 : 1));
}

describe("any order of doing, pushing, pulling, losing, crashing and restoring", () => {
  test("INV-1 INV-2 nothing done is lost or doubled, and the view becomes the server's documents", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 60 }), async (happenings) => {
        const bench = new Bench();
        await bench.enrol();
        bench.pull("location");
        for (const happening of happenings) {
          await bench.happen(happening);
          const held = new Set(bench.replica.held.map(({ id }) => id));
          // Kept seven days, and no time has passed: everything that was done is still here.
          expect(bench.done.filter((id) => !held.has(id))).toEqual([]);
        }
        await bench.settle();
        const { replica, server } = bench;
        expect(unsent(replica)).toEqual([]);
        const effective = new Set(server.commands().map(({ id }) => id));
        expect(bench.done.filter((id) => !effective.has(id))).toEqual([]);
        checkChains(server, bench.device);
        expect(byName(replica.view.entries())).toEqual(byName(server.docs("location").entries()));
        expect(byName(replica.scopes.location.base.entries())).toEqual(byName(replica.view.entries()));
        // What the disk holds is what the replica believes.
        const again = opened(rules, replica.seat, bench.disk.read());
        expect(again.held).toEqual(replica.held);
        expect(byName(again.view.entries())).toEqual(byName(replica.view.entries()));
      }),
      { numRuns: 300 },
    );
  });

  test("the view is the server's documents with what is on its way on top, at every moment without a restore", async () => {
    const quiet = happening.filter(({ what }) => what !== "restore" && what !== "back up");
    await fc.assert(
      fc.asyncProperty(fc.array(quiet, { maxLength: 60 }), async (happenings) => {
        const bench = new Bench();
        await bench.enrol();
        bench.pull("location");
        for (const happening of happenings) {
          await bench.happen(happening);
          for (const box of NAMES) {
            const numbers = bench.replica.view.get(boxes, box)?.numbers ?? [];
            const mine = bench.replica.held.filter((own) => (own.args as { box: string }).box === box);
            expect(numbers.length).toBeLessThanOrEqual(mine.length + bench.server.version());
            expect(bench.replica.view.get(boxes, box)?.total ?? 0).toBeLessThanOrEqual(BOX_LIMIT);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});

/** With a sequence and a first picture. */
async function ready(): Promise<Bench> {
  const bench = new Bench();
  await bench.enrol();
  bench.pull("location");
  bench.pull("location");
  return bench;
}

/** INV-2 on the server's tape: for each epoch numbers from 1 without gaps, each bound to the one before. */
function checkChains(server: TinyServer, device: Id): void {
  const last = new Map<number, { seq: number; id: Id }>();
  for (const command of server.commands()) {
    if (command.device !== device) continue;
    expect(command.seq).toBe((last.get(command.epoch)?.seq ?? 0) + 1);
    last.set(command.epoch, command);
  }
}

describe("one step", () => {
  test("an acknowledgement counts for the command that it names, by number and by id", async () => {
    const bench = await ready();
    await bench.do("a", 1);
    const reply = bench.server.push(pushBody(bench.replica, AT));
    const other = { ...reply, results: reply.results.map((result) => ({ ...result, id: newId() })) };
    bench.take({ type: "pushed", reply: other, at: AT });
    expect(unsent(bench.replica)).toHaveLength(1);
    bench.take({ type: "pushed", reply, at: AT });
    expect(unsent(bench.replica)).toHaveLength(0);
  });

  test("a push alone shows that an older backup was restored: what it has lost is sent again", async () => {
    const bench = await ready();
    await bench.do("a", 1);
    bench.push();
    const backup = bench.server.backup();
    for (const n of [2, 3]) await bench.do("a", n);
    bench.push();
    expect(unsent(bench.replica)).toEqual([]);
    bench.server.restore(backup);
    bench.push();
    expect(unsent(bench.replica).map(({ seq }) => seq)).toEqual([2, 3]);
    bench.push();
    expect(unsent(bench.replica)).toEqual([]);
    expect(bench.server.docs("location").get(boxes, "a")?.total).toBe(6);
  });

  test("a snapshot alone shows it as well", async () => {
    const bench = await ready();
    await bench.do("a", 1);
    bench.push();
    const backup = bench.server.backup();
    await bench.do("a", 2);
    bench.push();
    bench.pull("location");
    bench.server.restore(backup);
    bench.server.add("location", { box: "b", n: 1 });
    for (let asked = 0; asked < 9; asked += 1) bench.pull("location");
    expect(unsent(bench.replica).map(({ seq }) => seq)).toEqual([2]);
    expect(bench.replica.view.get(boxes, "a")?.total).toBe(3);
  });

  test("what earlier epochs had sent is sent again under its ids, to a backup that may lack it", async () => {
    const bench = await ready();
    const backup = bench.server.backup();
    await bench.do("a", 1);
    bench.push();
    bench.breakChain();
    await bench.enrol();
    await bench.do("a", 2);
    bench.push();
    bench.pull("location");
    const ids = bench.server.commands().map(({ id }) => id);
    bench.server.restore(backup);
    await bench.settle();
    expect(
      bench.server
        .commands()
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(ids.toSorted());
    expect(bench.replica.view.get(boxes, "a")?.total).toBe(3);
    expect(unsent(bench.replica)).toEqual([]);
  });

  test("a snapshot during which the tape is replaced starts over, and nothing of the other one is left in it", async () => {
    const bench = new Bench();
    const { server } = bench;
    const backup = server.backup();
    for (let n = 0; n < 6; n += 1) server.add("merchant", { box: `old ${n}`, n: 1 });
    bench.pull("merchant");
    server.restore(backup);
    for (let n = 0; n < 4; n += 1) server.add("merchant", { box: `new ${n}`, n: 1 });
    for (let asked = 0; asked < 9; asked += 1) bench.pull("merchant");
    expect(byName(bench.replica.scopes.merchant.base.entries())).toEqual(
      byName(server.docs("merchant").entries()),
    );
    expect(bench.disk.read().docs.merchant.incoming).toEqual([]);
  });

  test("a command whose answer was lost counts once when a snapshot already holds it", async () => {
    const bench = await ready();
    const { server } = bench;
    const backup = server.backup();
    server.add("location", { box: "b", n: 1 });
    bench.pull("location");
    server.restore(backup);
    server.add("location", { box: "c", n: 1 });
    await bench.do("a", 5);
    server.push(pushBody(bench.replica, AT));
    for (let asked = 0; asked < 9; asked += 1) bench.pull("location");
    expect(unsent(bench.replica)).toHaveLength(1);
    expect(byName(bench.replica.view.entries())).toEqual(byName(server.docs("location").entries()));
  });

  test("a step that would lose what is not acknowledged is a defect", async () => {
    const bench = await ready();
    await bench.do("a", 1);
    expect(() => bench.take({ type: "enrolled", reply: { epoch: 9 }, moved: [] })).toThrow(
      "moves to the new epoch",
    );
    expect(() =>
      step(
        rules,
        { ...bench.replica, held: [], needsEpoch: false, sequence: null },
        { type: "pruned", before: AT },
      ),
    ).not.toThrow();
    const torn = bench.replica.held.map((own) => ({ ...own, seq: 2 }));
    expect(() => step(rules, { ...bench.replica, held: torn }, { type: "pruned", before: AT })).toThrow(
      "last number",
    );
  });

  test("a page that does not follow the one before it is not taken", async () => {
    const bench = await ready();
    for (let n = 0; n < 5; n += 1) bench.server.add("location", { box: "a", n: 1 });
    const ask = askFor(bench.replica, "location");
    if (ask.kind !== "pull") throw new Error("a pull is due");
    const first = bench.server.pull(bench.device, ask.query);
    bench.take({ type: "pulled", reply: first, at: AT });
    bench.take({ type: "pulled", reply: first, at: AT });
    expect(bench.replica.scopes.location.pages).toBeNull();
    expect(bench.replica.view.get(boxes, "a")).toBeUndefined();
    bench.pull("location");
    bench.pull("location");
    expect(bench.replica.view.get(boxes, "a")?.total).toBe(5);
  });
});
