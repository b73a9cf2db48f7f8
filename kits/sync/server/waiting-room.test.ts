import { createService, Problem, route } from "@counterfoil/http";
import { Database } from "@counterfoil/sql";
import { eventually } from "@counterfoil/testing";
import Type from "typebox";
import { expect, test } from "vitest";
import { WaitingRoom } from "./waiting-room.ts";

const KIB = 1024;

/** A room for two bodies of a kibibyte. */
function room() {
  return new WaitingRoom({ bytesInside: 2 * KIB });
}

/** After how many seconds somebody who is sent away may come again; null for one who is let in or waits. */
async function awaySeconds(entering: Promise<unknown>): Promise<number | null> {
  const late = Promise.resolve().then(() => Promise.resolve());
  const problem = await Promise.race([entering, late]).catch((error: unknown) => error);
  return problem instanceof Problem ? Number(problem.headers["retry-after"]) : null;
}

test("as much as there is room for is let in, the rest waits and comes in the order in which it came", async () => {
  const place = room();
  const log: string[] = [];
  const enter = async (name: string, bytes: number) => {
    const leave = await place.enter(bytes);
    log.push(name);
    return leave;
  };
  const [first, second] = await Promise.all([enter("first", KIB), enter("second", KIB)]);
  const third = enter("third", 2 * KIB);
  const fourth = enter("fourth", 1);
  first(true);
  first(true);
  await Promise.resolve();
  expect(log).toEqual(["first", "second"]);
  second(true);
  const leave = await third;
  expect(log).toEqual(["first", "second", "third"]);
  leave(true);
  (await fourth)(true);
  expect(log).toEqual(["first", "second", "third", "fourth"]);
});

test("what is larger than the whole room is let in alone", async () => {
  const place = room();
  const leave = await place.enter(9 * KIB);
  const next = place.enter(1);
  leave(true);
  (await next)(true);
});

test("whoever would wait too long is sent away until a turn of its own, by the pace that is seen", async () => {
  const clock = { ms: 0 };
  const MIB = KIB * KIB;
  const place = new WaitingRoom({ bytesInside: MIB, longestWaitMs: 3_000 }, () => clock.ms);
  // A mebibyte a second, so often that it outweighs what was guessed before.
  let leave = await place.enter(MIB);
  for (let n = 0; n < 100; n += 1) {
    const next = place.enter(MIB);
    clock.ms += 1_000;
    leave(true);
    leave = await next;
  }
  const waiting = [1, 2, 3].map(() => place.enter(MIB));
  const turns: (number | null)[] = [];
  for (let n = 0; n < 20; n += 1) turns.push(await awaySeconds(place.enter(MIB)));
  expect(turns.slice(0, 4)).toEqual([2, 3, 4, 5]);
  expect(turns.at(-1)).toBe(15);
  leave(true);
  for (const entered of waiting) (await entered)(true);
  (await place.enter(MIB))(true);
});

test("whoever has waited too long is sent away too, and those behind come in", async () => {
  const place = new WaitingRoom({ bytesInside: KIB, givenUpMs: 20 });
  const leave = await place.enter(KIB);
  await expect(place.enter(KIB)).rejects.toMatchObject({ code: "busy" });
  const next = place.enter(KIB);
  leave(true);
  (await next)(true);
});

test("one that hung up says nothing of the pace", async () => {
  const clock = { ms: 0 };
  const MIB = KIB * KIB;
  const place = new WaitingRoom({ bytesInside: MIB, longestWaitMs: 100_000 }, () => clock.ms);
  let leave = await place.enter(MIB);
  for (let n = 0; n < 400; n += 1) {
    const next = place.enter(MIB);
    // Every second one hangs up at once; the others take a second.
    if (n % 2 === 0) clock.ms += 1_000;
    leave(n % 2 === 0);
    leave = await next;
  }
  const waiting = Array.from({ length: 100 }, () => place.enter(MIB));
  expect(await awaySeconds(place.enter(MIB))).toBe(2);
  leave(true);
  for (const entered of waiting) (await entered)(true);
});

test("a request waits with its body unread, and is let in when the one before it has its answer", async () => {
  const log: string[] = [];
  const place = new WaitingRoom({ bytesInside: 1 });
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
  const push = route({
    method: "POST",
    url: "/v1/pushes",
    summary: "Push",
    open: true,
    upcast: (body) => {
      log.push(`read ${(body as { n: number }).n}`);
      return body;
    },
    admit: (bytes) => place.enter(bytes),
    body: Type.Object({ n: Type.Integer() }),
    reply: Type.Object({ n: Type.Integer() }),
    handle: async ({ body }) => {
      if (body.n === 1) await held;
      return body;
    },
  });
  const service = createService({
    modules: [{ tag: "Pushes", routes: [push] }],
    // No command goes through this door.
    pipeline: {} as never,
    database: new Database({}),
    parentOf: () => undefined,
    authenticate: () => null,
    now: () => "2026-03-01T10:00:00.000Z",
  });
  const origin = await service.listen({ host: "127.0.0.1", port: 0 });
  const send = (n: number) =>
    fetch(`${origin}/v1/pushes`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ n }),
    });
  const first = send(1);
  await eventually(() => expect(log).toEqual(["read 1"]));
  const second = send(2);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(log).toEqual(["read 1"]);
  letGo();
  expect([(await first).status, (await second).status]).toEqual([200, 200]);
  expect(log).toEqual(["read 1", "read 2"]);
  await service.close();
});
