import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { isId, newId } from "@counterfoil/ids";
import { eventually } from "@counterfoil/testing";
import { afterEach, expect, test, vi } from "vitest";
import { type WebSocket as ServerSocket, WebSocketServer } from "ws";
import type { PushBody } from "../wire/shapes.ts";
import { httpLink, type LinkOptions, type Person } from "./index.ts";
import { BEAT_EVERY_MS, SILENCE_MS } from "./live-line.ts";

const AT = "2026-03-01T10:00:00.000Z";

const closing: (() => unknown)[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const close of closing.splice(0).toReversed()) await close();
});

interface Heard {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: unknown;
}
type Answer = (response: ServerResponse) => unknown;

/** A server that answers the n-th request as the n-th of `answers` says, and the last for all after it. */
async function toyServer(
  answers: readonly Answer[] = [say(200, { v: 1 })],
  options: Partial<LinkOptions> = {},
) {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += String(chunk)));
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      heard.push({ method, url, headers, body: body === "" ? null : JSON.parse(body) });
      (answers[heard.length - 1] ?? answers.at(-1))?.(response);
    });
  });
  const sockets = new WebSocketServer({ server });
  const lines: { socket: ServerSocket; heard: Record<string, unknown>[] }[] = [];
  sockets.on("connection", (socket) => {
    const line = { socket, heard: [] as Record<string, unknown>[] };
    lines.push(line);
    socket.on("message", (data: Buffer) => line.heard.push(JSON.parse(data.toString())));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => {
    for (const socket of sockets.clients) socket.terminate();
    server.closeAllConnections();
    server.close();
  });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // Pauses without the part that is left to chance are still pauses.
  const platform = { random: () => 0 };
  const link = httpLink({ baseUrl, token: () => "cfd_t", platform, ...options });
  /** The n-th line after the link has said hello on it. */
  const line = (n: number) =>
    eventually(() => {
      const found = lines[n];
      if (!found || found.heard.length === 0) throw new Error(`no line ${n}`);
      return found;
    });
  const welcome = (socket: ServerSocket) => socket.send(JSON.stringify({ type: "welcome", server_time: AT }));
  return { baseUrl, server, heard, lines, link, line, welcome };
}

function say(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return (response) =>
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}
const hangUp: Answer = (response) => response.destroy();
const never: Answer = () => {};

const push: PushBody = { v: 1, device: newId(), epoch: 1, made: 0, clock: AT, commands: [] };

function ears() {
  const said: string[] = [];
  const hear = {
    poke: (of: string, version: number) => said.push(`${of} ${version}`),
    up: () => said.push("up"),
    down: () => said.push("down"),
  };
  return { said, hear };
}

test("each message goes to its address, with the token, and brings the server's time", async () => {
  const times: string[] = [];
  const answers = [say(200, { v: 1, last_seq: 4 }, { "server-time": AT })];
  const { link, heard } = await toyServer(answers, { onServerTime: (at) => times.push(at) });
  expect(await link.push(push)).toEqual({ v: 1, last_seq: 4 });
  await link.pull({ of: "location", cursor: "0.", epoch: 3 });
  const location_id = newId();
  await link.snapshot({ of: "merchant", after: "a b&c", location_id });
  expect(heard.map(({ method, url }) => `${method} ${url}`)).toEqual([
    "POST /v1/sync/push",
    "GET /v1/sync/pull?of=location&cursor=0.&epoch=3",
    `GET /v1/sync/snapshot?of=merchant&after=a%20b%26c&location_id=${location_id}`,
  ]);
  expect(heard[0]?.body).toEqual(push);
  expect(heard.every(({ headers }) => headers.authorization === "Bearer cfd_t")).toBe(true);
  expect(times).toEqual([AT, AT, AT]);
});

test("an enrolment whose answer is lost is asked for again under the same id, and a new one under another", async () => {
  const location = newId();
  const { link, heard } = await toyServer([hangUp, say(200, { v: 1 })], { location: () => location });
  await expect(link.enrol()).rejects.toMatchObject({ name: "NoLink" });
  await link.enrol();
  await link.enrol();
  const bodies = heard.map(({ body }) => body as { id: string; location_id: string });
  expect(bodies.every((body) => isId(body.id) && body.location_id === location)).toBe(true);
  expect([bodies[0]?.id === bodies[1]?.id, bodies[1]?.id === bodies[2]?.id]).toEqual([true, false]);
});

test("a no of our server is LinkRefused with its code; every other answer is no answer", async () => {
  const problem = { code: "not_signed_in", detail: "The token is not known." };
  for (const status of [400, 401, 403, 404, 409, 422]) {
    const { link } = await toyServer([say(status, problem)]);
    const refused = { name: "LinkRefused", code: "not_signed_in", message: "The token is not known." };
    await expect(link.push(push), String(status)).rejects.toMatchObject(refused);
  }
  const silence: readonly (readonly [what: string, Answer])[] = [
    ["408", say(408, problem)],
    ["429", say(429, problem)],
    ["500", say(500, problem)],
    ["503", say(503, problem)],
    ["a proxy's no", (response) => response.writeHead(403).end("<html>")],
    ["a hotel's page", (response) => response.writeHead(200).end("<html>")],
    ["somebody else's JSON", say(200, { hello: "world" })],
    ["nothing", never],
    ["a hung up line", hangUp],
    ["half an answer", (response) => response.writeHead(200).write('{"v":1,')],
  ];
  for (const [what, answer] of silence) {
    const { link } = await toyServer([answer], { timeoutMs: 200 });
    await expect(link.push(push), what).rejects.toMatchObject({ name: "NoLink" });
  }
});

test("how long a busy server wants to be left alone is handed on, within a bound", async () => {
  for (const [asked, retryAfterMs] of [
    ["2", 2_000],
    ["86400", 60_000],
    ["soon", 0],
  ] as const) {
    const { link } = await toyServer([say(503, { code: "busy" }, { "retry-after": asked })]);
    await expect(link.push(push)).rejects.toMatchObject({ name: "NoLink", retryAfterMs });
  }
});

test("a line says hello, tells up, down and pokes, and is opened again until nobody listens", async () => {
  const location = newId();
  const { link, line, lines, welcome } = await toyServer([], { location: () => location });
  const { said, hear } = ears();
  const stop = link.listen(hear);
  const first = await line(0);
  expect(first.heard[0]).toEqual({ type: "hello", token: "cfd_t", location_id: location });
  welcome(first.socket);
  first.socket.send(JSON.stringify({ type: "poke", of: "location", version: 5 }));
  first.socket.send("{}");
  first.socket.send("no JSON");
  first.socket.send(JSON.stringify({ type: "poke", of: "merchant", version: 6 }));
  await eventually(() => expect(said).toEqual(["up", "location 5", "merchant 6"]));
  first.socket.terminate();
  const second = await line(1);
  expect(said.at(-1)).toBe("down");
  welcome(second.socket);
  await eventually(() => expect(said.at(-1)).toBe("up"));
  second.socket.send(JSON.stringify({ type: "bye", code: "closing" }));
  const third = await line(2);
  const closed = once(third.socket, "close");
  stop();
  await closed;
  expect(lines).toHaveLength(3);
  expect(said).toEqual(["up", "location 5", "merchant 6", "down", "up", "down"]);
});

/** A network on paper, for what takes half a minute: sockets that a test opens, feeds and closes by hand. */
function paperNetwork(chance: () => number) {
  vi.useFakeTimers();
  const made: Paper[] = [];
  class Paper {
    onopen: (() => void) | null = null;
    onmessage: ((event: { data: string }) => void) | null = null;
    onerror: (() => void) | null = null;
    onclose: (() => void) | null = null;
    isClosed = false;
    readonly said: string[] = [];
    readonly at = Date.now();
    constructor() {
      made.push(this);
    }
    send(text: string): void {
      this.said.push(text);
    }
    close(): void {
      this.isClosed = true;
    }
    feed(message: object): void {
      this.onmessage?.({ data: JSON.stringify(message) });
    }
  }
  let isThere = true;
  const answer = { status: 200, ok: true, headers: { get: () => null }, json: async () => ({ v: 1 }) };
  const fetch = () => (isThere ? Promise.resolve(answer) : Promise.reject(new TypeError("gone")));
  const link = httpLink({
    baseUrl: "http://nowhere",
    token: () => "t",
    platform: { WebSocket: Paper, random: chance, fetch },
  });
  const last = () => made.at(-1) as Paper;
  return { link, made, last, serve: (is: boolean) => (isThere = is) };
}

test("pauses between tries double up to half a minute, and half of each is left to chance", async () => {
  let chance = 0;
  const { link, made, last } = paperNetwork(() => chance);
  const stop = link.listen(ears().hear);
  const refuse = async () => {
    last().onclose?.();
    const tries = made.length;
    while (made.length === tries) await vi.advanceTimersByTimeAsync(100);
    return last().at - (made.at(-2)?.at ?? 0);
  };
  const pauses: number[] = [];
  for (let n = 0; n < 8; n += 1) pauses.push(await refuse());
  expect(pauses).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000]);
  chance = 1;
  expect(await refuse()).toBe(30_000);
  last().onclose?.();
  stop();
  await vi.advanceTimersByTimeAsync(90_000);
  expect(made).toHaveLength(10);
});

test("the first answer after silence opens the line at once, and the answers after it do not", async () => {
  const { link, made, last, serve } = paperNetwork(() => 1);
  closing.push(link.listen(ears().hear));
  for (let n = 0; n < 10; n += 1) {
    last().onclose?.();
    await vi.advanceTimersByTimeAsync(30_000);
  }
  last().onclose?.();
  const tried = made.length;
  serve(false);
  await expect(link.push(push)).rejects.toMatchObject({ name: "NoLink" });
  expect(made).toHaveLength(tried);
  serve(true);
  await link.push(push);
  expect(made).toHaveLength(tried + 1);
  last().onclose?.();
  for (let n = 0; n < 20; n += 1) await link.push(push);
  expect(made).toHaveLength(tried + 1);
});

test("a line on which nothing is heard any more is given up, though nobody has closed it", async () => {
  const { link, made, last } = paperNetwork(() => 0);
  const { said, hear } = ears();
  closing.push(link.listen(hear));
  last().onopen?.();
  last().feed({ type: "welcome", server_time: AT });
  for (let n = 0; n < 10; n += 1) {
    await vi.advanceTimersByTimeAsync(BEAT_EVERY_MS);
    last().feed({ type: "presence", people: [] });
  }
  expect([made.length, said, last().said.length]).toEqual([1, ["up"], 12]);
  await vi.advanceTimersByTimeAsync(SILENCE_MS);
  expect([made[0]?.isClosed, said]).toEqual([true, ["up", "down"]]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(made).toHaveLength(2);
});

test("a line that is not welcomed in time is given up too", async () => {
  const { link, made, last } = paperNetwork(() => 0);
  closing.push(link.listen(ears().hear));
  last().onopen?.();
  await vi.advanceTimersByTimeAsync(11_000);
  expect(made).toHaveLength(2);
});

test("what somebody attends to is said on each line, and who else is there is told until the line is down", async () => {
  const { link, line, welcome } = await toyServer();
  const seen: (readonly Person[])[] = [];
  closing.push(link.others((people) => seen.push(people)));
  link.attend("order 5", "Ana");
  const first = await line(0);
  welcome(first.socket);
  await eventually(() =>
    expect(first.heard.slice(1)).toEqual([{ type: "attend", subject: "order 5", name: "Ana" }]),
  );
  link.attend(null, "Ana");
  await eventually(() => expect(first.heard.at(-1)).toEqual({ type: "attend", subject: null, name: "Ana" }));
  const ben = { device: newId(), name: "Ben", subject: "order 6" };
  first.socket.send(JSON.stringify({ type: "presence", people: [ben] }));
  await eventually(() => expect(seen.at(-1)).toEqual([ben]));
  first.socket.terminate();
  await eventually(() => expect(seen).toEqual([[], [ben], []]));
  const second = await line(1);
  welcome(second.socket);
  await eventually(() => expect(second.heard.at(-1)).toEqual({ type: "attend", subject: null, name: "Ana" }));
});
