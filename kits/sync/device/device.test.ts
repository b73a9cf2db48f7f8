import { newId } from "@counterfoil/ids";
import { describe, expect, test } from "vitest";
import { StorageFailed } from "./api.ts";
import { boxes, counters, BOX_LIMIT, UNLUCKY } from "./fixtures/house.ts";
import { sha256 } from "./fixtures/server.ts";
import { add, settled, Till } from "./fixtures/world.ts";
import { placeOf } from "./ports.ts";

async function ready(till = new Till()) {
  const device = await till.open();
  await device.sync();
  return { till, device, server: till.server };
}

describe("doing", () => {
  test("a device that was never told its sequence does nothing yet, and says why", async () => {
    const till = new Till();
    till.wire.cut = "no question";
    const device = await till.open();
    await device.sync();
    expect(await add(device, "a", 1)).toMatchObject({ ok: false, refusal: { code: "not_ready" } });
    expect(device.status()).toMatchObject({
      epoch: null,
      has: { location: false, merchant: false },
      unsent: 0,
    });
  });

  test("INV-1 what is done is on the disk before anybody is told, with its number and its link", async () => {
    const { till, device } = await ready();
    till.wire.cut = "no question";
    const first = await add(device, "a", 3);
    const second = await add(device, "a", 4);
    expect(first).toMatchObject({ ok: true, seq: 1 });
    expect(second.ok && second.states.get(boxes, "a")).toMatchObject({ total: 7, numbers: [1, 2] });
    const kept = till.disk.read();
    expect(kept.commands.map(({ seq, prev }) => [seq, prev])).toEqual([
      [1, ""],
      [2, kept.commands[0]!.hash],
    ]);
    expect(kept.values.sequence).toEqual({ epoch: 1, next: 3, last: kept.commands[1]!.hash });
    expect(device.docs.location.get(boxes, "a")?.total).toBe(7);
    expect(device.status().unsent).toBe(2);
  });

  test("what others must not decide again is in the command that is stored and sent", async () => {
    const { device, server } = await ready();
    await add(device, "a", 1);
    await device.sync();
    expect(server.commands()[0]?.args).toEqual({ box: "a", n: 1, number: 1 });
  });

  test("the same deed again: the same answer, and nothing is stored", async () => {
    const { till, device } = await ready();
    const id = newId();
    await add(device, "a", 3, id);
    const written = till.vault.written;
    expect(await add(device, "a", 3, id)).toMatchObject({ ok: true, seq: 1 });
    expect(device.docs.location.get(boxes, "a")?.total).toBe(3);
    expect(till.disk.commands.size).toBe(1);
    expect(till.vault.written).toBeGreaterThanOrEqual(written);
    const other = await device.do({ id, type: "box.other", actor: newId(), args: {} });
    expect(other).toMatchObject({ ok: false, refusal: { code: "id_reused" } });
  });

  test("a refusal stores nothing; a rehearsal stores nothing", async () => {
    const { till, device } = await ready();
    expect(await add(device, "a", BOX_LIMIT + 1)).toMatchObject({ ok: false, refusal: { code: "box_full" } });
    const deed = { id: newId(), type: "box.add", actor: newId(), args: { box: "a", n: 2 } };
    const done = device.rehearse(deed);
    expect(done.ok && done.states.get(boxes, "a")).toMatchObject({ total: 2 });
    await expect(add(device, "a", UNLUCKY)).rejects.toThrow("a rule of ours is broken");
    expect(till.disk.commands.size).toBe(0);
    expect(device.docs.location.get(boxes, "a")).toBeUndefined();
  });

  test("INV-2 deeds at one moment take their numbers one after another", async () => {
    const { till, device } = await ready();
    const done = await Promise.all([1, 2, 3, 4, 5].map((n) => add(device, "a", n)));
    expect(done.map((one) => one.ok && one.seq)).toEqual([1, 2, 3, 4, 5]);
    expect(till.disk.read().commands.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
  });

  test("INV-1 when the storage fails nothing has happened, and nothing can until a write succeeds", async () => {
    const { till, device } = await ready();
    await add(device, "a", 1);
    await device.sync();
    till.vault.trouble = "The disk is full.";
    await expect(add(device, "a", 2)).rejects.toThrow(StorageFailed);
    expect(device.status().storage).toEqual({ state: "failing", message: "The disk is full." });
    expect(device.docs.location.get(boxes, "a")?.total).toBe(1);
    await expect(add(device, "a", 2)).rejects.toThrow(StorageFailed);
    till.vault.trouble = null;
    expect(await add(device, "a", 2)).toMatchObject({ ok: true, seq: 2 });
    expect(device.status().storage).toEqual({ state: "ok" });
  });

  test("INV-1 a write that failed and is on the disk all the same was done, once the disk can be read", async () => {
    const { till, device } = await ready();
    till.wire.cut = "no question";
    const id = newId();
    const keep = till.vault.keep.bind(till.vault);
    till.vault.keep = async (writes) => {
      await keep(writes);
      throw new StorageFailed("The connection was lost.");
    };
    await expect(add(device, "a", 2, id)).rejects.toThrow(StorageFailed);
    till.vault.keep = keep;
    expect(await add(device, "a", 2, id)).toMatchObject({ ok: true, seq: 1 });
    expect(await add(device, "a", 5)).toMatchObject({ ok: true, seq: 2 });
    expect(till.disk.read().commands.map((own) => own.args)).toEqual([
      { box: "a", n: 2, number: 1 },
      { box: "a", n: 5, number: 2 },
    ]);
  });
});

describe("up and down", () => {
  test("what was done arrives once, in its order, and is acknowledged; the view equals the server", async () => {
    const { device, server } = await ready();
    for (let n = 1; n <= 5; n += 1) await add(device, "a", n);
    await device.sync();
    expect(server.commands().map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    expect(device.status()).toMatchObject({ unsent: 0, link: { state: "online" } });
    expect(device.docs.location.get(boxes, "a")).toEqual(server.docs("location").get(boxes, "a"));
    const held = await device.held({ limit: 2 });
    expect(held.map(({ seq, result }) => [seq, result?.outcome])).toEqual([
      [5, "applied"],
      [4, "applied"],
    ]);
    const older = await device.held({ limit: 9, before: placeOf(held[1]!) });
    expect(older.map(({ seq }) => seq)).toEqual([3, 2, 1]);
  });

  test("INV-1 an answer that is lost loses nothing and doubles nothing", async () => {
    const { till, device, server } = await ready();
    till.wire.cut = "no answer";
    await add(device, "a", 3);
    await device.sync();
    expect(server.version()).toBe(1);
    expect(device.status().unsent).toBe(1);
    till.wire.cut = "whole";
    await device.sync();
    expect(server.version()).toBe(1);
    expect(device.status().unsent).toBe(0);
    expect(device.docs.location.get(boxes, "a")?.total).toBe(3);
  });

  test("another's work and its own stand together, at every page of a pull", async () => {
    const { till, device, server } = await ready();
    const seen: number[] = [];
    device.watch((what) => what === "docs" && seen.push(device.docs.location.get(boxes, "a")?.total ?? 0));
    till.wire.cut = "no question";
    await add(device, "a", 100);
    for (let n = 0; n < 10; n += 1) server.add("location", { box: "a", n: 1 });
    till.wire.cut = "whole";
    await device.sync();
    expect(new Set(seen)).toEqual(new Set([100, 110]));
    expect(device.docs.location.get(boxes, "a")).toEqual(server.docs("location").get(boxes, "a"));
  });

  test("a command that its rule refuses by now shows nothing, stays, and is sent: what happened is never dropped", async () => {
    const { till, device, server } = await ready();
    till.wire.cut = "no question";
    await add(device, "a", 900);
    till.wire.cut = "whole";
    server.add("location", { box: "a", n: 800 });
    const { push } = till.wire;
    till.wire.push = () => Promise.reject(new Error("not yet"));
    await device.sync();
    till.wire.push = push;
    expect(till.defects).not.toHaveLength(0);
    await device.sync();
    expect(device.docs.location.get(boxes, "a")?.total).toBe(800);
    const [held] = await device.held({ limit: 1 });
    expect(held?.result).toMatchObject({ outcome: "exception", code: "box_full" });
  });

  test("a snapshot that is cut goes on where it was, also after a restart", async () => {
    const till = new Till();
    for (let n = 0; n < 9; n += 1) till.server.add("merchant", { box: `b${n}`, n });
    let chunks = 0;
    const { snapshot } = till.wire;
    till.wire.snapshot = async (query) => {
      if (query.of === "merchant" && (chunks += 1) === 3) till.wire.cut = "no question";
      return await snapshot(query);
    };
    const device = await till.open();
    await device.sync();
    expect(device.status()).toMatchObject({ has: { merchant: false }, snapshot: { done: 4, of: 10 } });
    await device.close();
    till.wire.cut = "whole";
    till.wire.snapshot = snapshot;
    till.wire.asked.length = 0;
    const again = await till.open();
    await again.sync();
    expect(till.wire.asked.filter((what) => what === "snapshot merchant")).toHaveLength(3);
    expect(again.docs.merchant.all(boxes)).toHaveLength(9);
    expect(again.status()).toMatchObject({ has: { merchant: true }, snapshot: null });
  });

  test("an older backup is brought up to date by what the device still holds", async () => {
    const { device, server } = await ready();
    await add(device, "a", 1);
    await device.sync();
    const backup = server.backup();
    for (let n = 2; n <= 4; n += 1) await add(device, "a", n);
    await device.sync();
    server.restore(backup);
    server.add("location", { box: "b", n: 7 });
    await device.sync();
    expect(
      server
        .commands()
        .filter(({ epoch }) => epoch === 1)
        .map(({ seq }) => seq),
    ).toEqual([1, 2, 3, 4]);
    expect(server.docs("location").get(boxes, "a")?.total).toBe(10);
    expect(device.docs.location.get(boxes, "a")).toEqual(server.docs("location").get(boxes, "a"));
    expect(device.docs.location.get(boxes, "b")?.total).toBe(7);
    expect(device.status()).toMatchObject({ unsent: 0, epoch: 1 });
  });

  test("a backup from before anything was done here: all of it is sent again", async () => {
    const till = new Till();
    const backup = till.server.backup();
    const { device, server } = await ready(till);
    await add(device, "a", 1);
    await device.sync();
    server.restore(backup);
    await device.sync();
    expect(server.docs("location").get(boxes, "a")?.total).toBe(1);
    expect(device.docs.location.get(boxes, "a")).toEqual(server.docs("location").get(boxes, "a"));
    expect(device.status().unsent).toBe(0);
  });

  test("a copied profile: the second one to send gets a sequence of its own, and nothing is doubled or lost", async () => {
    const { till, device, server } = await ready();
    await add(device, "a", 1);
    await device.sync();
    till.wire.cut = "no question";
    await add(device, "a", 10);
    const copy = new Till(server, { id: till.id });
    copy.disk.write(till.disk.read().commands.map((command) => ({ kind: "add", command })));
    for (const [name, value] of till.disk.values) copy.disk.values.set(name, value);
    copy.disk.docs.location = structuredClone(till.disk.docs.location);
    copy.disk.docs.merchant = structuredClone(till.disk.docs.merchant);
    copy.wire.cut = "no question";
    const second = await copy.open();
    await add(second, "a", 200);
    await add(device, "a", 20);
    till.wire.cut = "whole";
    copy.wire.cut = "whole";
    await device.sync();
    await second.sync();
    await device.sync();
    expect(second.status()).toMatchObject({ epoch: 2, unsent: 0 });
    expect(server.docs("location").get(boxes, "a")?.total).toBe(231);
    expect(second.docs.location.get(boxes, "a")).toEqual(server.docs("location").get(boxes, "a"));
    expect(device.docs.location.get(boxes, "a")).toEqual(server.docs("location").get(boxes, "a"));
  });

  test("a wiped device begins a new epoch", async () => {
    const { till, device, server } = await ready();
    await add(device, "a", 1);
    await device.sync();
    await device.close();
    const wiped = new Till(server, { id: till.id });
    const again = await wiped.open();
    await again.sync();
    expect(await add(again, "a", 1)).toMatchObject({ ok: true, seq: 1 });
    expect(again.status().epoch).toBe(2);
    expect(again.docs.location.get(counters, till.id)).toEqual({ last: 2 });
  });

  test("acknowledged commands go after seven days, unacknowledged ones never", async () => {
    const { till, device } = await ready();
    await add(device, "a", 1);
    await device.sync();
    till.wire.cut = "no question";
    await add(device, "a", 2);
    till.wire.cut = "whole";
    till.server.now += 8 * 24 * 60 * 60_000;
    const { push } = till.wire;
    till.wire.push = (body) => (body.commands.length > 0 ? Promise.reject(new Error("no")) : push(body));
    till.hours.nowMs += 8 * 24 * 60 * 60_000;
    await device.sync();
    expect((await device.held({ limit: 9 })).map(({ seq }) => seq)).toEqual([2, 1]);
    till.wire.push = push;
    await device.sync();
    expect((await device.held({ limit: 9 })).map(({ seq }) => seq)).toEqual([2]);
    expect(till.disk.commands.size).toBe(1);
    expect(await add(device, "a", 3)).toMatchObject({ ok: true, seq: 3 });
  });
});

describe("the line and the clock", () => {
  test("offline after two failures in a row, slow after a long wait, and back by itself", async () => {
    const { till, device } = await ready();
    till.wire.cut = "no question";
    till.wire.listener?.down();
    await till.hours.pass(500);
    expect(device.status().link.state).toBe("online");
    await till.hours.pass(2_000);
    expect(device.status().link.state).toBe("offline");
    till.wire.cut = "whole";
    till.wire.tookMs = 1_600;
    await till.hours.pass(60_000);
    expect(device.status().link.state).toBe("slow");
  });

  test("a poke leads to a pull, one that says nothing new does not, and the line that comes up asks for all", async () => {
    const { till, device, server } = await ready();
    server.add("location", { box: "a", n: 1 });
    till.wire.listener?.poke("location", 1);
    await settled();
    expect(device.docs.location.get(boxes, "a")?.total).toBe(1);
    const asked = till.wire.asked.length;
    till.wire.listener?.poke("location", 1);
    await settled();
    expect(till.wire.asked).toHaveLength(asked);
    server.add("location", { box: "a", n: 1 });
    till.wire.listener?.up();
    await settled();
    expect(device.docs.location.get(boxes, "a")?.total).toBe(2);
  });

  test("a device asks by itself now and then, and again after a failure", async () => {
    const { till, device, server } = await ready();
    server.add("location", { box: "a", n: 1 });
    await till.hours.pass(30_000);
    expect(device.docs.location.get(boxes, "a")?.total).toBe(1);
    till.wire.cut = "no question";
    await add(device, "a", 1);
    await till.hours.pass(100_000);
    till.wire.cut = "whole";
    await till.hours.pass(31_000);
    expect(server.version()).toBe(2);
  });

  test("a wall clock that is a day wrong does not date what is done, once the server was heard", async () => {
    const { till, device } = await ready();
    till.hours.wrongMs = 86_400_000;
    await add(device, "a", 1);
    await till.hours.pass(1_000);
    const [own] = await device.held({ limit: 1 });
    expect(Math.abs(Date.parse(own!.at) - till.server.now)).toBeLessThan(1_000);
    expect(device.status().clockOffsetMs).toBeLessThan(-80_000_000);
  });

  test("after a restart it is not earlier than what the server has said", async () => {
    const { till, device } = await ready();
    await device.close();
    till.hours.wrongMs = -30 * 365 * 86_400_000;
    till.wire.cut = "no question";
    const again = await till.open();
    await add(again, "a", 1);
    const [own] = await again.held({ limit: 1 });
    expect(Date.parse(own!.at)).toBeGreaterThanOrEqual(till.server.now);
  });

  test("a device that the server does not know any more says so, and goes on keeping what is done", async () => {
    const { till, device } = await ready();
    till.wire.cut = "refused";
    await device.sync();
    expect(device.status()).toMatchObject({
      turnedAway: "This till was taken out of use.",
      link: { state: "online" },
    });
    expect(await add(device, "a", 1)).toMatchObject({ ok: true });
    till.wire.cut = "whole";
    await device.sync();
    expect(device.status()).toMatchObject({ turnedAway: null, unsent: 0 });
  });
});

describe("two tabs", () => {
  test("one writes; the other looks on, sees what the first does, and takes over when it is gone", async () => {
    const { till, device } = await ready();
    const second = await till.open();
    expect(second.status().writer).toBe("elsewhere");
    expect(await add(second, "a", 1)).toMatchObject({ ok: false, refusal: { code: "looking_on" } });
    await add(device, "a", 5);
    await till.hours.pass(2_000);
    expect(second.docs.location.get(boxes, "a")?.total).toBe(5);
    await device.close();
    await settled();
    expect(second.status().writer).toBe("ours");
    expect(await add(second, "a", 1)).toMatchObject({ ok: true, seq: 2 });
  });

  test("INV-2 should two write all the same, the second fails and no number is given twice", async () => {
    const { till, device } = await ready();
    till.wire.cut = "no question";
    const thief = await till.open({ lock: { want: (hear) => (hear.ours(), () => undefined) } });
    await add(device, "a", 5);
    await expect(add(thief, "a", 7)).rejects.toThrow(StorageFailed);
    expect(await add(thief, "a", 7)).toMatchObject({ ok: true, seq: 2 });
    expect(till.disk.read().commands.map(({ seq, hash }) => [seq, hash.length])).toEqual([
      [1, sha256("").length],
      [2, sha256("").length],
    ]);
  });
});
