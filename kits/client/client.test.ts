import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { isId, newId } from "@counterfoil/ids";
import { afterEach, expect, expectTypeOf, test } from "vitest";
import { ApiProblem, Client, NoAnswer, type RequestOf, type UrlsOf } from "./index.ts";

/** A made-up API in the form in which the real one is written. */
interface Toys {
  "GET /v1/toys": {
    params: {};
    query: { limit?: number; colours?: string[] };
    body: undefined;
    reply: { data: string[] };
  };
  "GET /v1/toys/{id}": { params: { id: string }; query: {}; body: undefined; reply: { name: string } };
  "POST /v1/toys": { params: {}; query: {}; body: { id?: string; name: string }; reply: { name: string } };
  "DELETE /v1/toys/{id}": { params: { id: string }; query: {}; body: undefined; reply: undefined };
}

interface Heard {
  readonly method: string;
  readonly url: string;
  readonly key: string | undefined;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

/** A server that answers the n-th request as the n-th of `answers` says, and the last for all after it. */
async function toyServer(...answers: ((response: ServerResponse) => void)[]) {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += String(chunk)));
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      heard.push({ method, url, headers, body, key: headers["idempotency-key"] as string | undefined });
      (answers[heard.length - 1] ?? answers.at(-1))?.(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // Retries without the random part, and as short as they can be, are still real retries.
  return {
    heard,
    baseUrl,
    client: new Client<Toys>({ baseUrl, retries: 2, timeoutMs: 500, random: () => 0 }),
  };
}

const say =
  (status: number, body: unknown, headers: Record<string, string> = {}) =>
  (response: ServerResponse) =>
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
const hangUp = (response: ServerResponse) => response.destroy();
const never = () => {};

test("replies, URLs and bodies have the types of the API", async () => {
  const { client, heard } = await toyServer(say(200, { name: "Duck" }));
  const toy = await client.get("/v1/toys/{id}", { params: { id: "a/b" } });
  expectTypeOf(toy).toEqualTypeOf<{ name: string }>();
  expect(toy).toEqual({ name: "Duck" });
  expectTypeOf<UrlsOf<Toys, "GET">>().toEqualTypeOf<"/v1/toys" | "/v1/toys/{id}">();
  expectTypeOf<{ body: { name: string } }>().toExtend<RequestOf<Toys, "POST", "/v1/toys">>();
  expectTypeOf<{ body: object }>().not.toExtend<RequestOf<Toys, "POST", "/v1/toys">>();
  expectTypeOf<object>().not.toExtend<RequestOf<Toys, "GET", "/v1/toys/{id}">>();
  expectTypeOf<object>().toExtend<RequestOf<Toys, "GET", "/v1/toys">>();
  expect(heard[0]).toMatchObject({ method: "GET", url: "/v1/toys/a%2Fb", key: undefined });
});

test("a query is written out, lists by repeating", async () => {
  const { client, heard } = await toyServer(say(200, { data: [] }));
  await client.get("/v1/toys", { query: { limit: 3, colours: ["red", "a&b"] } });
  expect(heard[0]?.url).toBe("/v1/toys?limit=3&colours=red&colours=a%26b");
});

test("a try whose answer was lost is repeated under the same key", async () => {
  const { client, heard } = await toyServer(hangUp, say(503, { code: "busy" }), say(200, { name: "Duck" }));
  expect(await client.post("/v1/toys", { body: { name: "Duck" } })).toEqual({ name: "Duck" });
  expect(heard).toHaveLength(3);
  expect(isId(heard[0]?.key)).toBe(true);
  expect(new Set(heard.map(({ key }) => key)).size).toBe(1);
  expect(new Set(heard.map(({ body }) => body)).size).toBe(1);
});

test("the body's own id is the key, and a key that is given wins", async () => {
  const { client, heard } = await toyServer(say(200, { name: "Duck" }));
  const id = newId();
  await client.post("/v1/toys", { body: { id, name: "Duck" } });
  await client.post("/v1/toys", { body: { id, name: "Duck" }, key: "mine" });
  expect(heard.map(({ key }) => key)).toEqual([id, "mine"]);
});

test("a problem is told with its code, field and cure, and not repeated", async () => {
  const problem = {
    status: 422,
    code: "sold_out",
    title: "No",
    detail: "It is sold out.",
    field: "name",
    cure: "Wait.",
    request_id: "r1",
  };
  const { client, heard } = await toyServer(say(422, problem));
  const failure = await client.post("/v1/toys", { body: { name: "Duck" } }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ApiProblem);
  expect(failure).toMatchObject({
    status: 422,
    code: "sold_out",
    message: "It is sold out.",
    field: "name",
    cure: "Wait.",
    requestId: "r1",
  });
  expect(heard).toHaveLength(1);
});

test("an answer that is no problem+json is still a problem with its status", async () => {
  const { client } = await toyServer((response) => response.writeHead(418).end("<html>teapot"));
  await expect(client.get("/v1/toys")).rejects.toMatchObject({ status: 418, code: "unexpected_answer" });
});

test("when no answer comes, also of a body that stalls, the tries end and name the key", async () => {
  const stall = (response: ServerResponse) =>
    response.writeHead(200, { "content-type": "application/json" }).write('{"na');
  const { client, heard } = await toyServer(never, stall);
  const failure = client.delete("/v1/toys/{id}", { params: { id: "1" }, key: "k", timeoutMs: 30 });
  await expect(failure).rejects.toThrow(NoAnswer);
  await expect(failure).rejects.toMatchObject({ key: "k" });
  expect(heard).toHaveLength(3);
});

test("token, location and server time travel with each try", async () => {
  const { heard, baseUrl } = await toyServer(
    say(200, { data: [] }, { "server-time": "2026-03-01T10:00:00.000Z" }),
  );
  const times: string[] = [];
  const client = new Client<Toys>({
    baseUrl,
    token: () => "t",
    location: () => "l",
    onServerTime: (at) => times.push(at),
  });
  await client.get("/v1/toys");
  expect(heard[0]?.headers).toMatchObject({ authorization: "Bearer t", "x-location-id": "l" });
  expect(times).toEqual(["2026-03-01T10:00:00.000Z"]);
});

test("a file comes as bytes with its media type", async () => {
  const { client } = await toyServer((response) =>
    response.writeHead(200, { "content-type": "text/csv" }).end("a,b"),
  );
  const { type, bytes } = await client.file("/v1/toys");
  expect({ type, text: new TextDecoder().decode(bytes) }).toEqual({ type: "text/csv", text: "a,b" });
});
