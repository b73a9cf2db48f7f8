import { closed, coercion, DEFAULT_BODY_BYTES, exampleOf, type AnyRoute } from "@counterfoil/http";
import type { Plain } from "@counterfoil/wire/plain";
import { newId } from "@counterfoil/ids";
import { Check } from "typebox/value";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeModules } from "./compose.ts";
import { twoHouses, type Possessions, type TwoHouses } from "./testing/two-houses.ts";
import { drawerOf } from "@counterfoil/venues/rules";
import { wrongBodies } from "./testing/wrong-values.ts";

const routes = describeModules().flatMap((module) => module.routes);
const named = (some: readonly AnyRoute[]) =>
  some.map((route) => ({ what: `${route.method} ${route.url}`, route }));

let houses: TwoHouses;
beforeAll(async () => {
  houses = await twoHouses();
});
afterAll(() => houses.close());

interface Said {
  readonly method: string;
  readonly url: string;
  readonly body?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends it as the owner and expects a problem that tells nothing of the inside. */
async function refusal({ method, url, body, headers = {} }: Said): Promise<Record<string, unknown>> {
  const answer = await houses.server.service.inject({
    method: method as "GET",
    url,
    headers: {
      authorization: `Bearer ${houses.token}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { payload: body }),
  });
  const problem = answer.json<Record<string, unknown>>();
  const about = `${method} ${url} ${body?.slice(0, 300) ?? ""} → ${answer.body.slice(0, 300)}`;
  expect(answer.headers["content-type"], about).toBe("application/problem+json; charset=utf-8");
  expect(answer.statusCode, about).toBeGreaterThanOrEqual(400);
  expect(answer.statusCode, about).toBeLessThan(500);
  expect(problem, about).toMatchObject({
    status: answer.statusCode,
    code: expect.any(String),
    detail: expect.any(String),
    cure: expect.any(String),
  });
  expect(answer.body, about).not.toMatch(
    /\.ts:\d|node:internal|node_modules|\bat \S+ \(|\bselect \w+,|\binsert into\b/,
  );
  return { ...problem, about };
}

/** The rows of every table. */
async function stored(): Promise<Record<string, number>> {
  const tables = await houses.base.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1",
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await houses.base.query<{ count: number }>(`select count(*)::int as count from "${name}"`);
    counts[name] = row?.count ?? -1;
  }
  return counts;
}

/** A path with good ids of our own. */
function pathOf(route: AnyRoute, has: Possessions, id?: string): string {
  return route.url
    .replace("{id}", id ?? ownId(route.url, has))
    .replace("{uid}", "1")
    .replace("{version}", "1")
    .replace("{n}", "0");
}

/** What its query must have, without one field of it. */
function queryOf(route: AnyRoute, without = ""): string {
  const example = route.query ? exampleOf(closed(route.query), {}, { full: 0 }) : {};
  const { [without]: _, ...rest } = example as Record<string, unknown>;
  return new URLSearchParams(Object.entries(rest).map(([name, value]) => [name, String(value)])).toString();
}

function ownId(url: string, has: Possessions): string {
  const kinds: readonly (readonly [string, keyof Possessions])[] = [
    ["/orders/", "open_order"],
    ["/payments/", "payment"],
    ["/refunds/", "refund"],
    ["/receipts/", "receipt"],
    ["/catalog/availability/", "variation"],
    ["/catalog/", "item"],
    ["/cash-drawer-shifts/", "shift"],
    ["/devices/", "device"],
    ["/locations/", "location"],
    ["/customers/", "customer"],
    ["/people/", "customer"],
    ["/team-members/", "member"],
  ];
  return has[kinds.find(([part]) => url.includes(part))?.[1] ?? "order"];
}

const writes = routes.filter((route) => route.body !== undefined);

test.each(named(writes))(
  "whatever is wrong in the body of $what is named, and nothing is stored",
  async ({ route }) => {
    const before = await stored();
    let cases = 0;
    for (const wrong of wrongBodies(route)) {
      const problem = await refusal({
        method: route.method,
        url: pathOf(route, houses.own),
        body: wrong.body,
      });
      if (wrong.body.length > (route.bodyLimit ?? DEFAULT_BODY_BYTES)) {
        expect(problem).toMatchObject({ status: 413, field: "body" });
        continue;
      }
      expect(problem["status"], String(problem["about"])).toBe(400);
      const field = String(problem["field"]);
      const names =
        field === wrong.field || (wrong.field === "" && field === "body") || isInside(field, wrong.field);
      expect(
        names,
        `${wrong.what}: expected ${wrong.field}, was told ${field}: ${String(problem["about"])}`,
      ).toBe(true);
      cases += 1;
    }
    expect(cases).toBeGreaterThan(5);
    expect(await stored()).toEqual(before);
  },
);

/** A wrong object is named, or the first thing that is wrong in it. */
function isInside(field: string, of: string): boolean {
  return of === "" || field.startsWith(`${of}.`) || field.startsWith(`${of}[`);
}

const byId = routes.filter((route) => route.url.includes("{id}"));

test.each(named(byId))(
  "$what knows no other ids than our own, and says which it does not know",
  async ({ route }) => {
    const before = await stored();
    const body = route.body && JSON.stringify(exampleOf(closed(route.body), {}, { full: 0 }));
    const strangers = [
      newId(),
      houses.own.location === ownId(route.url, houses.own) ? newId() : houses.own.location,
    ];
    for (const id of [...strangers, ...Object.values(houses.theirs)]) {
      const problem = await refusal({ method: route.method, url: pathOf(route, houses.own, id), body });
      expect([404, 409, 422], String(problem["about"])).toContain(problem["status"]);
      if (problem["status"] === 404)
        expect(problem["field"], String(problem["about"])).toEqual(expect.any(String));
    }
    for (const id of ["1", "0", "..", "%27", "a".repeat(90), "0197B2F0-5C1E-7A3B-9D2E-3F4A5B6C7D8E"]) {
      const problem = await refusal({ method: route.method, url: pathOf(route, houses.own, id), body });
      expect(problem, String(problem["about"])).toMatchObject({ status: id === ".." ? 404 : 400 });
    }
    expect(await stored()).toEqual(before);
  },
);

test.each(named(routes))(
  "$what takes no unknown field in its query, and no location of another merchant",
  async ({ route }) => {
    if (route.open) return;
    const body = route.body && JSON.stringify(exampleOf(closed(route.body), {}, { full: 0 }));
    const url = `${pathOf(route, houses.own)}?${queryOf(route)}`;
    expect(await refusal({ method: route.method, url: `${url}&surprise=1`, body })).toMatchObject({
      status: 400,
      field: "surprise",
    });
    if (route.scope !== "location") return;
    for (const location of [houses.theirs.location, newId(), "1"]) {
      const headers = { "x-location-id": location };
      expect(await refusal({ method: route.method, url, body, headers })).toMatchObject({
        field: "location_id",
      });
    }
  },
);

test.each(named(routes.filter((route) => route.query)))(
  "a wrong query of $what is named by field",
  async ({ route }) => {
    const { properties } = closed(route.query!) as { properties: Record<string, Plain> };
    for (const [name, schema] of Object.entries(properties)) {
      for (const wrong of [
        "",
        "%00",
        "NaN",
        "-1",
        "1e9",
        "1900-01-01",
        "3000-01-01",
        "2026-02-30",
        "x".repeat(5_000),
        "nonsense",
      ]) {
        const { [name]: value } = coercion(route.query!)({ [name]: decodeURIComponent(wrong) }) as Record<
          string,
          unknown
        >;
        if (Check(schema, value) && wrong !== "%00") continue;
        const problem = await refusal({
          method: route.method,
          url: `${pathOf(route, houses.own)}?${queryOf(route, name)}&${name}=${wrong}`,
        });
        expect(problem, String(problem["about"])).toMatchObject({ status: 400 });
        expect(String(problem["field"]), String(problem["about"])).toContain(name);
      }
    }
  },
);

type Case = readonly [
  what: string,
  method: string,
  url: string,
  body: (own: Possessions, theirs: Possessions) => unknown,
  field: string,
];

const id = newId();
const line = (has: Possessions) => ({ uid: "1", variation_id: has.variation, quantity: 1 });
const nonsense: readonly Case[] = [
  [
    "an unknown variation",
    "POST",
    "/v1/orders",
    () => ({ id, lines: [{ variation_id: newId(), quantity: 1 }] }),
    "lines[0].variation_id",
  ],
  [
    "a variation of another merchant",
    "POST",
    "/v1/orders",
    (_, theirs) => ({ id, lines: [line(theirs)] }),
    "lines[0].variation_id",
  ],
  [
    "another currency",
    "POST",
    "/v1/orders",
    (own) => ({ id, currency: "EUR", lines: [line(own)] }),
    "currency",
  ],
  [
    "a location of another merchant",
    "POST",
    "/v1/orders",
    (own, theirs) => ({ id, location_id: theirs.location, lines: [line(own)] }),
    "location_id",
  ],
  [
    "cash below the amount",
    "POST",
    "/v1/orders",
    (own) => ({
      id,
      lines: [line(own)],
      payments: [{ id: newId(), tender: "cash", amount: 450, tendered: 1 }],
    }),
    "payments[0].tendered",
  ],
  [
    "a sale into a drawer that is not there",
    "POST",
    "/v1/orders",
    (own) => ({ id, drawer_id: newId(), lines: [line(own)], payments: [{ tender: "cash" }] }),
    "drawer_id",
  ],
  [
    "a reference that would open the drawer of whoever prints it",
    "POST",
    "/v1/orders",
    (own) => ({ id, lines: [line(own)], payments: [{ tender: "external", reference: "4711\u001bp\u0001" }] }),
    "payments[0].reference",
  ],
  [
    "a shift on another merchant's drawer",
    "POST",
    "/v1/cash-drawer-shifts",
    (_, theirs) => ({ id, float: 0, drawer_id: drawerOf(theirs.device) }),
    "drawer_id",
  ],
  ["an unknown order", "POST", "/v1/payments", () => ({ id, order_id: newId(), tender: "cash" }), "order_id"],
  [
    "an order of another merchant",
    "POST",
    "/v1/payments",
    (_, theirs) => ({ id, order_id: theirs.open_order, tender: "cash" }),
    "order_id",
  ],
  [
    "a refund of another merchant's order",
    "POST",
    "/v1/refunds",
    (_, theirs) => ({ id, order_id: theirs.order, tender: "cash", reason: "x" }),
    "order_id",
  ],
  [
    "a refund of a line that is not there",
    "POST",
    "/v1/refunds",
    (own) => ({ id, order_id: own.order, tender: "cash", reason: "x", lines: [{ uid: "9", quantity: 1 }] }),
    "lines[0].uid",
  ],
  [
    "a refund of more than was sold",
    "POST",
    "/v1/refunds",
    (own) => ({ id, order_id: own.order, tender: "cash", reason: "x", lines: [{ uid: "1", quantity: 3 }] }),
    "lines[0].quantity",
  ],
  [
    "a tax that is not there",
    "POST",
    "/v1/catalog/objects",
    () => ({
      object: { type: "item", id, name: "X", tax_ids: [newId()], variations: [{ id: newId(), price: 1 }] },
    }),
    "object.tax_ids[0]",
  ],
  [
    "goods of another merchant",
    "POST",
    "/v1/inventory/changes/batch-create",
    (_, theirs) => ({ counts: [{ variation_id: theirs.variation, quantity: 1 }] }),
    "counts[0].variation_id",
  ],
];

test.each(nonsense)("%s is refused by name", async (_what, method, url, body, field) => {
  const before = await stored();
  const problem = await refusal({ method, url, body: JSON.stringify(body(houses.own, houses.theirs)) });
  expect(problem, String(problem["about"])).toMatchObject({ field });
  expect(await stored()).toEqual(before);
});

test.each(
  named(routes.filter((route) => route.query && "cursor" in (closed(route.query)["properties"] as Plain))),
)("$what takes no cursor that it has not made for a defect of its own", async ({ route }) => {
  const made = [[1, 2 ** 40], [-1, -1], [1.5, 1], ["2026-02-31T10:00:00Z", newId()], [[]], newId(), {}, null];
  for (const key of made) {
    const cursor = Buffer.from(JSON.stringify(key)).toString("base64url");
    const url = `${pathOf(route, houses.own)}?${queryOf(route, "cursor")}&cursor=${cursor}`;
    const headers = { authorization: `Bearer ${houses.token}` };
    const { statusCode, body } = await houses.server.service.inject({ method: "GET", url, headers });
    expect([200, 400], `${url} (${JSON.stringify(key)}) → ${body.slice(0, 200)}`).toContain(statusCode);
  }
});

test("ten megabytes are refused while they come, also without a length", async () => {
  const before = await stored();
  const { server, token } = houses;
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const large = JSON.stringify({ id: newId(), name: "x".repeat(10_000_000) });
  const stream = new ReadableStream({
    start(controller) {
      for (let at = 0; at < large.length; at += 65_536)
        controller.enqueue(new TextEncoder().encode(large.slice(at, at + 65_536)));
      controller.close();
    },
  });
  for (const body of [large, stream]) {
    const answer = await fetch(`${server.url}/v1/orders`, {
      method: "POST",
      headers,
      body,
      duplex: "half",
    });
    expect(await answer.json()).toMatchObject({ status: 413, code: "body_too_large", field: "body" });
  }
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  expect(await stored()).toEqual(before);
});
