import { createService, route, type SignIn } from "@counterfoil/http";
import { newId } from "@counterfoil/ids";
import { Database } from "@counterfoil/sql";
import { expect, test } from "vitest";
import Type from "typebox";
import { WIRE_VERSION } from "../wire/index.ts";
import { castUp, wireProblems } from "./wire-version.ts";

const Toy = Type.Object(
  { v: Type.Literal(WIRE_VERSION), made: Type.Integer() },
  { additionalProperties: false },
);
const shared = { method: "POST", permission: "toys.make", scope: "merchant", body: Toy, reply: Toy } as const;
const routes = [
  route({ ...shared, url: "/v1/toys", summary: "Make", upcast: castUp, handle: ({ body }) => body }),
  route({
    ...shared,
    url: "/v1/old-toys",
    summary: "Make from an old body",
    upcast: (body) => ({ v: WIRE_VERSION, made: (body as { sent: number }).sent }),
    handle: ({ body }) => body,
  }),
];

async function post(url: string, body: object) {
  const merchant_id = newId();
  const signIn: SignIn = {
    kind: "device",
    actor: merchant_id,
    device: merchant_id,
    merchant_id,
    deviceIn: (scope) => scope,
    may: () => true,
  };
  const service = createService({
    modules: [{ tag: "Toys", routes, problems: wireProblems }],
    // No command goes through this door.
    pipeline: {} as never,
    database: new Database({}),
    parentOf: () => undefined,
    authenticate: () => signIn,
    now: () => "2026-03-01T10:00:00.000Z",
  });
  const headers = { "content-type": "application/json", authorization: "Bearer good" };
  const answer = await service.inject({ method: "POST", url, headers, payload: JSON.stringify(body) });
  await service.close();
  return [answer.statusCode, answer.json()];
}

test("an older body is cast up before it is checked, and today's passes as it is", async () => {
  expect(await post("/v1/old-toys", { sent: 5 })).toEqual([200, { v: WIRE_VERSION, made: 5 }]);
  expect(await post("/v1/toys", { v: WIRE_VERSION, made: 5 })).toEqual([200, { v: WIRE_VERSION, made: 5 }]);
});

test("a client newer than the server is told so, with both versions", async () => {
  const [status, problem] = await post("/v1/toys", { v: WIRE_VERSION + 1, made: 5, more: true });
  expect(status).toBe(400);
  expect(problem).toMatchObject({ code: "wire_version", field: "v" });
  expect(problem.detail).toContain(
    `version ${WIRE_VERSION + 1} of the wire; this server speaks version ${WIRE_VERSION}`,
  );
});
