import { once } from "node:events";
import { createService, type SignIn } from "@counterfoil/http";
import { type Id, newId } from "@counterfoil/ids";
import { Database } from "@counterfoil/sql";
import { eventually } from "@counterfoil/testing";
import { afterEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import { POKE_EVERY_MS } from "../wire/limits.ts";
import type { ServerMessage } from "../wire/live.ts";
import type { RealtimeLimits } from "./realtime-limits.ts";
import { mountRealtime } from "./realtime.ts";

const merchant = newId();
const [corner, harbour, foreign] = [newId(), newId(), newId()];
const AT = "2026-03-01T10:00:00.000Z";

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** A till of a location; an owner, who has all locations of the merchant, when it names none. */
function signIn(of: Id, location?: Id): SignIn {
  const device = newId();
  return {
    kind: location === undefined ? "owner" : "device",
    actor: device,
    device,
    merchant_id: of,
    ...(location === undefined ? {} : { location_id: location }),
    may: (_permission, scope) => scope === of || location === undefined || scope === location,
    deviceIn: () => device,
  };
}

/** The door with nothing behind it but the hints; tokens are names, and commits are said by hand. */
async function openDoor(limits: Partial<RealtimeLimits> = {}) {
  const listeners = new Set<(scope: Id, version: number) => void>();
  const tokens = new Map<string, SignIn>([
    ["ana", signIn(merchant, corner)],
    ["ben", signIn(merchant, corner)],
    ["harbour", signIn(merchant, harbour)],
    ["stranger", signIn(newId(), foreign)],
    ["owner", signIn(merchant)],
  ]);
  const parents = new Map([corner, harbour].map((location) => [location, merchant]));
  const authenticate = (token: string) => tokens.get(token) ?? null;
  const parentOf = (scope: Id) => parents.get(scope);
  const now = () => AT;
  const database = new Database({});
  // No command goes through this door.
  const pipeline = { house: { specs: new Map() } } as never;
  const service = createService({ modules: [], pipeline, database, authenticate, parentOf, now });
  const listen = (listener: (scope: Id, version: number) => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const realtime = await mountRealtime(service, {
    pipeline: { listen },
    authenticate,
    parentOf,
    now,
    limits,
  });
  const origin = await service.listen({ host: "127.0.0.1", port: 0 });
  closing.push(() => service.close());
  const commit = (scope: Id, version: number) => {
    for (const listener of listeners) listener(scope, version);
  };
  const knock = async () => {
    const socket = new WebSocket(`${origin.replace("http", "ws")}/v1/realtime`);
    const heard: ServerMessage[] = [];
    socket.on("message", (data: Buffer) => heard.push(JSON.parse(data.toString()) as ServerMessage));
    closing.push(async () => socket.terminate());
    await once(socket, "open");
    const say = (message: object) => socket.send(JSON.stringify(message));
    const pokes = () => heard.filter(({ type }) => type === "poke");
    const people = () =>
      heard
        .findLast((message) => message.type === "presence")
        ?.people.map(({ name, subject }) => `${name} ${subject}`);
    const until = <T extends ServerMessage["type"]>(type: T) =>
      eventually(() => {
        const found = heard.find((message) => message.type === type);
        if (!found) throw new Error(`no ${type} among ${JSON.stringify(heard)}`);
        return found as Extract<ServerMessage, { type: T }>;
      });
    return { socket, heard, say, pokes, people, until };
  };
  const enter = async (token: string, more: object = {}) => {
    const line = await knock();
    line.say({ type: "hello", token, ...more });
    expect(await line.until("welcome")).toEqual({ type: "welcome", server_time: AT });
    return line;
  };
  return { service, origin, realtime, tokens, commit, knock, enter };
}

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test("whoever has said hello is poked for its location and its merchant", async () => {
  const door = await openDoor();
  const ana = await door.enter("ana");
  door.commit(corner, 7);
  door.commit(merchant, 3);
  await eventually(() =>
    expect(ana.pokes()).toEqual([
      { type: "poke", of: "location", version: 7 },
      { type: "poke", of: "merchant", version: 3 },
    ]),
  );
  expect(door.realtime.counters()).toEqual({ sockets: 1, listening: 1, pokes: 2 });
});

test("the first poke goes at once, and a hundred that follow are one with the last version", async () => {
  const door = await openDoor();
  const ana = await door.enter("ana");
  for (let version = 1; version <= 100; version += 1) door.commit(corner, version);
  await ana.until("poke");
  await rest(POKE_EVERY_MS * 4);
  expect(ana.pokes()).toEqual([
    { type: "poke", of: "location", version: 1 },
    { type: "poke", of: "location", version: 100 },
  ]);
});

test("INV-10 other locations and other merchants hear nothing", async () => {
  const door = await openDoor();
  const lines = await Promise.all(["ana", "harbour", "stranger"].map((token) => door.enter(token)));
  door.commit(corner, 1);
  await lines[0]?.until("poke");
  door.commit(foreign, 9);
  await rest(POKE_EVERY_MS * 2);
  expect(lines.map((line) => line.pokes().length)).toEqual([1, 0, 1]);
  expect(lines[2]?.pokes()).toEqual([{ type: "poke", of: "location", version: 9 }]);
});

test("INV-10 a location is named by those to whom it belongs, and by nobody else", async () => {
  const door = await openDoor();
  const owner = await door.enter("owner", { location_id: harbour });
  door.commit(harbour, 2);
  expect(await owner.until("poke")).toMatchObject({ version: 2 });
  for (const [token, location_id] of [
    ["ana", harbour],
    ["owner", foreign],
    ["stranger", corner],
    ["owner", merchant],
  ]) {
    const line = await door.knock();
    line.say({ type: "hello", token, location_id });
    expect(await line.until("bye")).toEqual({ type: "bye", code: "not_signed_in" });
  }
  const nowhere = await door.knock();
  nowhere.say({ type: "hello", token: "owner" });
  expect(await nowhere.until("bye")).toEqual({ type: "bye", code: "bad_message" });
});

test("a token that stands for nobody, and nothing said in time, end in good-bye", async () => {
  const door = await openDoor({ helloWithinMs: 50 });
  const wrong = await door.knock();
  wrong.say({ type: "hello", token: "nobody" });
  expect(await wrong.until("bye")).toEqual({ type: "bye", code: "not_signed_in" });
  const silent = await door.knock();
  expect(await silent.until("bye")).toEqual({ type: "bye", code: "not_signed_in" });
  await eventually(() => expect(door.realtime.counters().sockets).toBe(0));
});

test("what is no message of the wire ends the line", async () => {
  const door = await openDoor({ messages: 20 });
  const attend = { type: "attend", subject: null, name: "" };
  const bad: readonly (readonly [hello: boolean, text: string | Buffer])[] = [
    [false, "{"],
    [false, JSON.stringify(attend)],
    [false, JSON.stringify({ type: "hello", token: "ana", more: 1 })],
    [false, Buffer.from("{}")],
    [true, JSON.stringify({ type: "hello", token: "ana" })],
    [true, JSON.stringify({ ...attend, name: "n".repeat(201) })],
  ];
  for (const [hello, text] of bad) {
    const line = hello ? await door.enter("ana") : await door.knock();
    line.socket.send(text);
    expect(await line.until("bye"), String(text)).toEqual({ type: "bye", code: "bad_message" });
  }
  const chatty = await door.enter("ana");
  for (let n = 0; n < 20; n += 1) chatty.say(attend);
  expect(await chatty.until("bye")).toEqual({ type: "bye", code: "bad_message" });
  const large = await door.knock();
  const closed = once(large.socket, "close");
  large.say({ type: "hello", token: "t".repeat(5_000) });
  expect((await closed)[0]).toBe(1009);
});

test("INV-10 a device that is revoked is cut off, though it keeps silent", async () => {
  const door = await openDoor({ checkEveryMs: 40 });
  const [ana, ben] = [await door.enter("ana"), await door.enter("ben")];
  door.tokens.delete("ana");
  expect(await ana.until("bye")).toEqual({ type: "bye", code: "not_signed_in" });
  door.commit(corner, 1);
  await ben.until("poke");
  expect(ana.pokes()).toEqual([]);
});

test("a device that does not read is let go, and holds up nobody", async () => {
  const door = await openDoor({ messages: Infinity });
  const slow = await door.enter("ben");
  const ana = await door.enter("ana");
  ana.say({ type: "attend", subject: "s".repeat(100), name: "🦊".repeat(100) });
  await ana.until("presence");
  slow.socket.pause();
  const gone = once(slow.socket, "close").then(() => "gone");
  const ask = JSON.stringify({ type: "attend", subject: null, name: "" });
  const asking = setInterval(() => {
    for (let n = 0; n < 500; n += 1) if (slow.socket.readyState === WebSocket.OPEN) slow.socket.send(ask);
  }, 5);
  closing.push(async () => clearInterval(asking));
  await eventually(() => expect(door.realtime.counters().sockets).toBe(1), { timeoutMs: 30_000 });
  clearInterval(asking);
  door.commit(corner, 1);
  await ana.until("poke");
  slow.socket.resume();
  expect(await gone).toBe("gone");
  expect(slow.heard.length).toBeGreaterThan(100);
});

test("a line whose other end has gone without a word is found by its ping", async () => {
  const door = await openDoor({ pingEveryMs: 40 });
  const [ana, ben] = [await door.enter("ana"), await door.enter("ben")];
  ben.socket.pause();
  await eventually(() => expect(door.realtime.counters().sockets).toBe(1));
  door.commit(corner, 1);
  await ana.until("poke");
});

test("people of a location see each other, hear of each change, and nobody elsewhere does", async () => {
  const door = await openDoor();
  const [ana, ben, harbourTill] = [
    await door.enter("ana"),
    await door.enter("ben"),
    await door.enter("harbour"),
  ];
  ana.say({ type: "attend", subject: "order 5", name: "Ana" });
  await eventually(() => expect(ben.people()).toEqual(["Ana order 5"]));
  expect(ana.people()).toEqual([]);
  ben.say({ type: "attend", subject: "order 6", name: "Ben" });
  await eventually(() => expect([ana.people(), ben.people()]).toEqual([["Ben order 6"], ["Ana order 5"]]));
  ana.say({ type: "attend", subject: null, name: "Ana" });
  await eventually(() => expect(ben.people()).toEqual([]));
  ben.socket.terminate();
  await eventually(() => expect(ana.people()).toEqual([]));
  expect(harbourTill.people()).toBeUndefined();
});

test("lines have bounds: per device the oldest goes, per process nobody more comes in", async () => {
  const door = await openDoor({ perDevice: 2, sockets: 3 });
  const [first, second] = [await door.enter("ana"), await door.enter("ana")];
  await door.enter("ana");
  expect(await first.until("bye")).toEqual({ type: "bye", code: "closing" });
  await eventually(() => expect(door.realtime.counters()).toMatchObject({ sockets: 2, listening: 2 }));
  await door.enter("ben");
  await expect(door.knock()).rejects.toThrow("503");
  expect(second.socket.readyState).toBe(WebSocket.OPEN);
});

test("asked to stop, the server says so and closes", async () => {
  const door = await openDoor({ closeWithinMs: 100 });
  const [ana, silent] = [await door.enter("ana"), await door.enter("ben")];
  silent.socket.pause();
  const closed = once(ana.socket, "close");
  await door.service.close();
  expect(ana.heard.at(-1)).toEqual({ type: "bye", code: "closing" });
  expect((await closed)[0]).toBe(1001);
  await eventually(() => expect(door.realtime.counters()).toMatchObject({ sockets: 0, listening: 0 }));
});

test("asked without a WebSocket, the address says what it speaks", async () => {
  const door = await openDoor();
  const answer = await fetch(`${door.origin}/v1/realtime`);
  expect([answer.status, await answer.json()]).toMatchObject([
    400,
    { code: "bad_request", field: "Upgrade" },
  ]);
});
