import { connect } from "node:net";
import type { Pipeline } from "@counterfoil/commands";
import { Database } from "@counterfoil/sql";
import { afterAll, expect, test } from "vitest";
import Type from "typebox";
import {
  createService,
  file,
  found,
  Id,
  Minor,
  Quantity,
  route,
  ShortText,
  type RouteModule,
  type SignIn,
} from "./index.ts";

const merchant = "0197b2f0-0000-7000-8000-000000000001";
const location = "0197b2f0-0000-7000-8000-000000000002";
const elsewhere = "0197b2f0-0000-7000-8000-000000000003";

const toys = new Map<string, { id: string; name: string; price: number }>();

const makeToy = route({
  method: "POST",
  url: "/v1/toys",
  summary: "Make a toy",
  permission: "toys.write",
  scope: "location",
  body: Type.Object({
    id: Id,
    location_id: Type.Optional(Id),
    name: ShortText,
    parts: Type.Array(Type.Object({ quantity: Quantity, price: Minor }), { maxItems: 3 }),
    colour: Type.Optional(
      Type.Union([
        Type.Object({ kind: Type.Literal("plain"), name: ShortText }),
        Type.Object({ kind: Type.Literal("mixed"), of: Type.Array(ShortText) }),
      ]),
    ),
  }),
  reply: Type.Object({ id: Id, name: ShortText, price: Minor }),
  handle: ({ body }) => {
    const toy = {
      id: body.id,
      name: body.name,
      price: body.parts.reduce((sum, part) => sum + part.price, 0),
    };
    toys.set(toy.id, toy);
    return toy;
  },
});

const readToy = route({
  method: "GET",
  url: "/v1/toys/{id}",
  summary: "Read a toy",
  permission: "toys.read",
  scope: "merchant",
  params: Type.Object({ id: Id }),
  reply: Type.Object({ id: Id, name: ShortText, price: Minor }),
  handle: ({ params }) => found(toys.get(params.id), "toy", "id"),
});

const listToys = route({
  method: "GET",
  url: "/v1/toys",
  summary: "List toys",
  permission: "toys.read",
  scope: "merchant",
  query: Type.Object({
    limit: Type.Optional(Type.Integer({ minimum: 1 })),
    cheap: Type.Optional(Type.Boolean()),
  }),
  reply: Type.Object({ limit: Type.Integer(), cheap: Type.Boolean() }),
  files: ["text/csv"],
  handle: ({ query }) =>
    query.limit === 7
      ? file("text/csv", "a,b", "toys.csv")
      : { limit: query.limit ?? 0, cheap: query.cheap ?? false },
});

const breakToy = route({
  method: "DELETE",
  url: "/v1/toys/{id}",
  summary: "Break a toy",
  permission: "toys.break",
  scope: "merchant",
  params: Type.Object({ id: Id }),
  handle: () => {
    throw new TypeError("secret of the house");
  },
});

const module: RouteModule = { tag: "Toys", routes: [makeToy, readToy, listToys, breakToy] };

const signIn: SignIn = {
  kind: "owner",
  actor: merchant,
  device: merchant,
  merchant_id: merchant,
  location_id: location,
  deviceIn: (scope) => scope,
  may: (permission) => permission !== "toys.forbid",
};

const defects: unknown[] = [];
const service = createService({
  modules: [module],
  // No route of these tests reaches the pipeline; those that do are tested with the real one, in apps/server.
  pipeline: {} as Pipeline,
  database: new Database({}),
  parentOf: (scope) => (scope === elsewhere ? "0197b2f0-0000-7000-8000-00000000000f" : undefined),
  authenticate: (token) => (token === "good" ? signIn : null),
  now: () => "2026-03-01T10:00:00.000Z",
  checkReplies: true,
  defect: (problem) => defects.push(problem),
});
afterAll(() => service.close());

const headers = { authorization: "Bearer good" };
const toy = {
  id: "0197b2f0-0000-7000-8000-0000000000aa",
  name: "Duck",
  parts: [{ quantity: 0.25, price: 5 }],
};

async function post(body: unknown, more: Record<string, string> = {}) {
  const payload = typeof body === "string" ? body : JSON.stringify(body);
  const answer = await service.inject({
    method: "POST",
    url: "/v1/toys",
    headers: { "content-type": "application/json", ...headers, ...more },
    payload,
  });
  return { status: answer.statusCode, body: answer.json(), headers: answer.headers };
}

test("a good request is answered, with the server's time and the request's id", async () => {
  const { status, body, headers: sent } = await post(toy);
  expect({ status, body }).toEqual({ status: 200, body: { id: toy.id, name: "Duck", price: 5 } });
  expect(sent["server-time"]).toBe("2026-03-01T10:00:00.000Z");
  expect(sent["request-id"]).toMatch(/^\w+-\w+$/);
  const read = await service.inject({ url: `/v1/toys/${toy.id}`, headers });
  expect(read.json()).toEqual(body);
});

const wrong: [string, unknown, number, string, string][] = [
  ["a missing field", { ...toy, name: undefined }, 400, "missing_field", "name"],
  ["an unknown field", { ...toy, nmae: "x" }, 400, "unknown_field", "nmae"],
  [
    "an unknown field inside",
    { ...toy, parts: [{ quantity: 1, price: 1, tax: 1 }] },
    400,
    "unknown_field",
    "parts[0].tax",
  ],
  ["a prototype", `{"__proto__":{"a":1},${JSON.stringify(toy).slice(1)}`, 400, "unknown_field", "__proto__"],
  ["a wrong type", { ...toy, name: 7 }, 400, "invalid_field", "name"],
  [
    "a negative amount",
    { ...toy, parts: [{ quantity: 1, price: -1 }] },
    400,
    "invalid_field",
    "parts[0].price",
  ],
  ["half a cent", { ...toy, parts: [{ quantity: 1, price: 1.5 }] }, 400, "invalid_field", "parts[0].price"],
  [
    "too much money",
    { ...toy, parts: [{ quantity: 1, price: 1e300 }] },
    400,
    "invalid_field",
    "parts[0].price",
  ],
  [
    "an infinite amount",
    `{"id":"${toy.id}","name":"x","parts":[{"quantity":1,"price":1e999}]}`,
    400,
    "invalid_field",
    "parts[0].price",
  ],
  [
    "four decimals",
    { ...toy, parts: [{ quantity: 0.0001, price: 1 }] },
    400,
    "invalid_field",
    "parts[0].quantity",
  ],
  [
    "a list that is too long",
    { ...toy, parts: [1, 2, 3, 4].map((price) => ({ quantity: 1, price })) },
    400,
    "invalid_field",
    "parts",
  ],
  ["text that is not an id", { ...toy, id: "7" }, 400, "invalid_field", "id"],
  ["a list as body", [], 400, "invalid_field", "body"],
  ["null as body", "null", 400, "missing_field", "body"],
  ["an empty body", "", 400, "missing_field", "body"],
  ["half a body", '{"id": "x', 400, "invalid_json", "id"],
  ["NaN", '{"parts": [{"quantity": 1},\n {"quantity": NaN}]}', 400, "invalid_json", "parts[1].quantity"],
  ["a character that cannot be stored", { ...toy, name: "a\u0000" }, 400, "invalid_field", "body"],
  [
    "a wrong member of a union",
    { ...toy, colour: { kind: "mixed", of: [1] } },
    400,
    "invalid_field",
    "colour.of[0]",
  ],
  ["a kind that no union has", { ...toy, colour: { kind: "loud" } }, 400, "invalid_field", "colour.kind"],
  [
    "a field that only the other kind has",
    { ...toy, colour: { kind: "plain", name: "x", of: [] } },
    400,
    "unknown_field",
    "colour.of",
  ],
  ["a location of somebody else", { ...toy, location_id: elsewhere }, 404, "unknown_location", "location_id"],
  ["two megabytes", { ...toy, name: "x".repeat(2_000_000) }, 413, "body_too_large", "body"],
];

test.each(wrong)("%s is a problem that names the field", async (_what, body, status, code, field) => {
  const answer = await post(body);
  expect(answer.body).toMatchObject({ status, code, field });
  expect(answer.status).toBe(status);
  expect(answer.headers["content-type"]).toBe("application/problem+json; charset=utf-8");
  expect(Object.keys(answer.body).toSorted()).toEqual(
    ["type", "title", "status", "code", "detail", "field", "cure", "request_id"].toSorted(),
  );
});

test("nobody gets in without a token, and not with a wrong one", async () => {
  for (const authorization of [undefined, "Bearer wrong", "Basic good", "good"]) {
    const answer = await service.inject({ url: "/v1/toys", headers: authorization ? { authorization } : {} });
    expect(answer.json()).toMatchObject({ status: 401, code: "not_signed_in" });
    expect(answer.headers["www-authenticate"]).toBe("Bearer");
  }
});

test("an unknown address is 404, a known one with another method 405, another media type 415", async () => {
  expect((await service.inject({ url: "/v1/games", headers })).json()).toMatchObject({
    status: 404,
    code: "unknown_route",
  });
  const patched = await service.inject({ method: "PATCH", url: `/v1/toys/${toy.id}`, headers });
  expect(patched.json()).toMatchObject({ status: 405, code: "method_not_allowed" });
  expect(patched.headers["allow"]).toBe("DELETE, GET");
  expect((await post("a=1", { "content-type": "application/x-www-form-urlencoded" })).body).toMatchObject({
    status: 415,
  });
  expect((await service.inject({ url: "/v1/toys/%zz", headers })).json()).toMatchObject({
    status: 400,
    code: "bad_request",
  });
});

test("a query is read as its schema says, and refused by name", async () => {
  const read = async (query: string) => (await service.inject({ url: `/v1/toys?${query}`, headers })).json();
  expect(await read("limit=3&cheap=true")).toEqual({ limit: 3, cheap: true });
  expect(await read("limit=0")).toMatchObject({ code: "invalid_field", field: "limit" });
  expect(await read("limit=x")).toMatchObject({ code: "invalid_field", field: "limit" });
  expect(await read("limit=1&limit=2")).toMatchObject({ code: "invalid_field", field: "limit" });
  expect(await read("sort=up")).toMatchObject({ code: "unknown_field", field: "sort" });
});

test("a file goes out as it is, with its name", async () => {
  const answer = await service.inject({ url: "/v1/toys?limit=7", headers });
  expect(answer.body).toBe("a,b");
  expect(answer.headers["content-disposition"]).toBe('attachment; filename="toys.csv"');
});

test("a defect says nothing of itself to the sender, and everything to the log", async () => {
  const answer = await service.inject({ method: "DELETE", url: `/v1/toys/${toy.id}`, headers });
  expect(answer.json()).toMatchObject({ status: 500, code: "defect" });
  expect(answer.body).not.toContain("secret");
  expect(answer.body).not.toContain(".ts");
  expect(defects).toEqual([new TypeError("secret of the house")]);
});

test("what is no request, or has headers without end, is a problem too", async () => {
  const url = new URL(await service.listen({ host: "127.0.0.1", port: 0 }));
  const say = async (text: string): Promise<string> => {
    const socket = connect(Number(url.port), url.hostname);
    socket.write(text);
    let answer = "";
    for await (const chunk of socket) answer += String(chunk);
    return answer;
  };
  expect(await say("HELLO\r\n\r\n")).toMatch(
    /^HTTP\/1.1 400 [\s\S]*problem\+json[\s\S]*"code":"bad_request"/,
  );
  const endless = `GET / HTTP/1.1\r\nhost: x\r\nx: ${"x".repeat(100_000)}\r\n\r\n`;
  expect(await say(endless)).toMatch(/^HTTP\/1.1 431 [\s\S]*"code":"headers_too_large"/);
});
