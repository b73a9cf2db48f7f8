import { Client, type ClientOptions } from "@counterfoil/client";
import { newId } from "@counterfoil/ids";
import type { Api } from "@counterfoil/server/api";
import { expect, test } from "vitest";
import { Acts } from "./acts.ts";
import { Kept } from "./kept.ts";

type Fetch = NonNullable<ClientOptions["fetch"]>;
type Answer = Awaited<ReturnType<Fetch>>;
interface Sent {
  readonly key: string | undefined;
  readonly body: unknown;
}

const answered = (status: number, body: unknown): Answer => ({
  status,
  ok: status < 400,
  headers: { get: () => null },
  json: () => Promise.resolve(body),
  text: () => Promise.resolve(""),
  arrayBuffer: () => Promise.resolve(new ArrayBuffer(0)),
});
const lost = (): never => {
  throw new TypeError("the line broke");
};

/** Acts over a line that does, request by request, what `line` says. */
function setUp(line: readonly (() => Answer)[], kept = new Kept()) {
  const sent: Sent[] = [];
  const told: number[] = [];
  let turnedAway = 0;
  const fetch: Fetch = async (_, { headers, body }) => {
    const next = line[sent.length] ?? lost;
    sent.push({ key: headers["idempotency-key"], body: JSON.parse(body ?? "null") });
    return next();
  };
  const acts = new Acts({
    client: new Client<Api>({ baseUrl: "", fetch }),
    kept,
    turnedAway: () => (turnedAway += 1),
    waiting: (count) => told.push(count),
  });
  return { acts, kept, sent, told, turnedAway: () => turnedAway };
}

const order = () => ({ id: newId(), lines: [] });
const sell = (acts: Acts, body: ReturnType<typeof order>) =>
  acts.do("POST /v1/orders", { params: {}, body }, body.id);

test("an act without an answer is sent again under the same key, and is nothing that failed", async () => {
  const { acts, sent, told, kept } = setUp([
    lost,
    () => answered(503, null),
    () => answered(201, { state: "open" }),
  ]);
  const body = order();
  expect(await sell(acts, body)).toEqual({ ok: true, value: { state: "open" } });
  expect(sent).toEqual([1, 2, 3].map(() => ({ key: body.id, body })));
  expect(told).toEqual([1, 0]);
  expect(kept.read("acts")).toBeNull();
});

test("a refusal is an answer: it is told as it is, and not asked again", async () => {
  const said = { code: "sold_out", detail: "The soup is sold out." };
  const { acts, sent, kept } = setUp([() => answered(422, said)]);
  const answer = await sell(acts, order());
  expect(answer).toEqual({ ok: false, refusal: { code: "sold_out", message: "The soup is sold out." } });
  expect(sent).toHaveLength(1);
  expect(kept.read("acts")).toBeNull();
});

test("what a page has left without an answer is asked for by the next one, under its key", async () => {
  const kept = new Kept();
  const body = order();
  kept.write("acts", [{ key: body.id, name: "POST /v1/orders", params: {}, body }]);
  const { acts, sent, told } = setUp([() => answered(201, { state: "completed" })], kept);
  expect(acts.waiting).toBe(1);
  await acts.resume();
  expect(sent).toEqual([{ key: body.id, body }]);
  expect(told).toEqual([0]);
});

test("another request under an id whose outcome is open waits for that outcome, and takes it", async () => {
  const kept = new Kept();
  const first = order();
  kept.write("acts", [{ key: first.id, name: "POST /v1/orders", params: {}, body: first }]);
  const { acts, sent } = setUp([() => answered(201, { state: "completed" })], kept);
  const answer = await sell(acts, Object.assign({ note: "another" }, first));
  expect(answer).toEqual({ ok: true, value: { state: "completed" } });
  expect(sent).toEqual([{ key: first.id, body: first }]);
});

test("somebody whose sign-in is over does not lose what may have been done", async () => {
  const gone = { code: "not_signed_in", detail: "Nobody is signed in." };
  const { acts, kept, turnedAway } = setUp([lost, () => answered(401, gone), () => answered(401, gone)]);
  expect(await sell(acts, order())).toMatchObject({ ok: false });
  expect(kept.read("acts")).toHaveLength(1);
  expect(turnedAway()).toBe(1);
});

test("the same act asked twice at once is one request", async () => {
  const { acts, sent } = setUp([() => answered(201, { state: "open" })]);
  const body = order();
  await Promise.all([sell(acts, body), sell(acts, body)]);
  expect(sent).toHaveLength(1);
});
