import { rebuild, verify } from "@counterfoil/commands";
import { newId, type Id } from "@counterfoil/ids";
import { checkStatements } from "@counterfoil/sql";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Grouping, SaleFigures, SalesReport } from "./contract/index.ts";
import { openCafe, type Cafe } from "./testing/cafe.ts";

let cafe: Cafe;
beforeAll(async () => {
  cafe = await openCafe();
});
afterAll(() => cafe.close());

const GROUPINGS: Grouping[] = ["day", "hour", "order_type", "item", "variation", "category", "tender", "tax"];
const MONEY = ["gross", "discount", "charge", "net", "tax", "tax_included", "total"] as const;

const items = ["Espresso", "Latte", "Bun"].map((name, i) => ({
  item_id: newId(),
  variation_id: newId(),
  name,
  unit_price: 350 + 85 * i,
  ...(i < 2
    ? {
        category_id: "0197b2f0-0000-7000-8000-00000000000c",
        category_name: "Drinks",
      }
    : {}),
}));
const taxes = [
  { id: "vat", name: "VAT", percentage: "8.1", inclusive: true },
  { id: "city", name: "City", percentage: "2.5", inclusive: false },
];

const anySale = fc.record({
  lines: fc.array(
    fc.record({
      of: fc.constantFrom(...items, { name: "Open item", unit_price: 777 }),
      quantity: fc.constantFrom(1, 1, 2, 0.125, 3.5),
      taxes: fc.subarray(taxes),
      discounts: fc.subarray([{ uid: "d", name: "Regular", percentage: 10 }]),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  hoursLater: fc.integer({ min: 0, max: 30 }),
  type: fc.constantFrom("dine_in", "takeaway", "delivery"),
  covers: fc.option(fc.integer({ min: 1, max: 6 })),
  tip: fc.constantFrom(0, 0, 150),
  charge: fc.boolean(),
  external: fc.boolean(),
  refund: fc.constantFrom("none", "none", "all", "part", "line"),
});

/** Sells at random over three business days, and gives some of it back on later ones. */
async function sellAtRandom(): Promise<void> {
  let at = Date.parse("2026-03-02T06:00:00Z");
  for (const sale of fc.sample(anySale, { seed: 20260302, numRuns: 60 })) {
    at += Math.min(sale.hoursLater, 3) * 1_800_000;
    const lines = sale.lines.map(({ of, ...rest }) => ({ uid: newId(), ...of, ...rest }));
    const payment = { id: newId(), tender: sale.external ? "external" : "cash", tip: sale.tip };
    const order = await cafe.sell(lines, new Date(at).toISOString(), {
      type: sale.type,
      ...(sale.covers === null ? {} : { covers: sale.covers }),
      ...(sale.charge ? { service_charges: [{ uid: "s", name: "Service", percentage: 5 }] } : {}),
      payments: [{ ...payment, ...(sale.external ? { external_type: "card terminal" } : {}) }],
    });
    const later = new Date(at + sale.hoursLater * 3_600_000).toISOString();
    const tender = sale.external ? "external" : "cash";
    if (sale.refund === "all") await cafe.refund(order, { tender }, later);
    if (sale.refund === "part") await cafe.refund(order, { tender, amount: 17 }, later);
    if (sale.refund === "line") {
      const [line] = lines;
      await cafe.refund(order, { tender, lines: [{ uid: line?.uid, quantity: line?.quantity }] }, later);
    }
    at = Math.max(at, Date.parse(later) - 20 * 3_600_000);
  }
}

const SPAN = "from=2026-03-01&to=2026-04-15";

test("every statement fits the migrated database", async () => {
  expect(await checkStatements(cafe.base.connection)).toEqual([]);
});

test("REP-4 where nothing was sold everything is zero, and every day of the span is there", async () => {
  const zero = await cafe.sales("from=2026-01-30&to=2026-02-02");
  expect(zero.rows.map((row) => "key" in row && row.key)).toEqual([
    "2026-01-30",
    "2026-01-31",
    "2026-02-01",
    "2026-02-02",
  ]);
  for (const figures of [zero.totals, ...(zero.rows as SaleFigures[])]) {
    expect(Object.values({ ...figures, refunds: 0, key: 0 }).every((value) => Object.is(value, 0))).toBe(
      true,
    );
    expect(Object.values(figures.refunds).every((value) => Object.is(value, 0))).toBe(true);
  }
  for (const by of GROUPINGS.slice(1))
    expect((await cafe.sales(`from=2026-01-30&to=2026-02-02&by=${by}`)).rows).toEqual([]);
  const day = await cafe.day("?date=2026-02-01");
  expect(day).toMatchObject({
    average: 0,
    before: null,
    by_hour: [],
    by_item: [],
    voids: { orders: 0, lines: 0, amount: 0 },
  });
});

test("REP-3 random sales and refunds: every grouping comes to the same totals, and so does the ledger of orders", async () => {
  await sellAtRandom();
  const whole = await cafe.sales(SPAN);
  expect(whole.totals.count).toBe(60);
  expect(whole.totals.refunds.count).toBeGreaterThan(10);
  expect(whole.totals.net + whole.totals.tax).toBe(whole.totals.total);
  const docs = await cafe.base.query<{ total: number; back: number }>(
    `select sum((doc::json #>> '{priced,total}')::bigint)::int as total,
      sum((select coalesce(sum((r ->> 'amount')::bigint), 0) from json_array_elements(doc::json -> 'refunds') r))::int as back
    from orders where scope_id = $1`,
    [cafe.location],
  );
  expect(docs).toEqual([{ total: whole.totals.total, back: whole.totals.refunds.total }]);
  for (const by of GROUPINGS) {
    const report = await cafe.sales(`${SPAN}&by=${by}`);
    expect(report.totals, by).toEqual(whole.totals);
    expect(sums(report), by).toEqual(expectedSums(report, whole.totals));
  }
});

/** What the rows of a report come to. */
function sums({ by, rows }: SalesReport): Record<string, number> {
  const add = (of: (row: never) => number) => rows.reduce((sum, row) => sum + of(row as never), 0);
  if (by === "tax") {
    return {
      tax: add((row: { amount: number }) => row.amount),
      back: add((row: { refunds: { amount: number } }) => row.refunds.amount),
    };
  }
  if (by === "tender") {
    return {
      total: add((row: { amount: number }) => row.amount),
      tip: add((row: { tip: number }) => row.tip),
      back: add((row: { refunds: { amount: number } }) => row.refunds.amount),
    };
  }
  return Object.fromEntries(
    MONEY.flatMap((part) => [
      [part, add((row: SaleFigures) => row[part])],
      [`back ${part}`, add((row: SaleFigures) => row.refunds[part])],
    ]),
  );
}

function expectedSums({ by }: SalesReport, totals: SaleFigures): Record<string, number> {
  if (by === "tax") return { tax: totals.tax, back: totals.refunds.tax };
  if (by === "tender") return { total: totals.total, tip: totals.tip, back: totals.refunds.total };
  return Object.fromEntries(
    MONEY.flatMap((part) => [
      [part, totals[part]],
      [`back ${part}`, totals.refunds[part]],
    ]),
  );
}

test("REP-2 INV-11 the house verifies, and the tape gives the same rows again", async () => {
  expect(await verify(cafe.pipeline.house, cafe.database)).toMatchObject({ ok: true });
  expect(await rebuild(cafe.pipeline.house, cafe.base.connection, { replace: false })).toMatchObject({
    equal: true,
  });
});

test("REP-2 verify names the sale whose lines or taxes were tampered with", async () => {
  const changes = ["update sale_lines set net = net + 1", "update sale_taxes set amount = amount + 1"];
  for (const change of changes) {
    const undo = change.replace("+ 1", "- 1");
    const which = " where ctid = (select ctid from TABLE where not refund order by version limit 1)";
    const table = change.split(" ")[1] ?? "";
    await cafe.base.query(change + which.replace("TABLE", table));
    const verdict = await verify(cafe.pipeline.house, cafe.database);
    expect(verdict.ok).toBe(false);
    expect(JSON.stringify(verdict)).toContain("report tables");
    await cafe.base.query(undo + which.replace("TABLE", table));
  }
});

test("REP-7 a day report tells hours in the order of the business day, voids, and the week before", async () => {
  const cafe2 = await openCafe();
  try {
    await cafe2.sell([{ name: "Tea" }], "2026-05-04T09:10:00Z");
    await cafe2.sell([{ name: "Tea", quantity: 2 }], "2026-05-04T15:30:00Z");
    await cafe2.sell([{}, { name: "Cake", unit_price: 600 }], "2026-05-11T08:10:00Z", { covers: 2 });
    // Zurich is two hours ahead in May; the day closes at four, so half past midnight belongs to the evening before.
    const night = await cafe2.sell([{ name: "Grappa", unit_price: 905 }], "2026-05-11T22:30:00Z");
    await cafe2.refund(night, { amount: 105 }, "2026-05-11T22:40:00Z");
    const [taken, gone] = [newId(), newId()];
    await cafe2.say(
      "order.open",
      { order_id: taken, type: "dine_in", lines: [line("one"), line("two")] },
      "2026-05-11T21:00:00Z",
    );
    await cafe2.say("order.void_line", { order_id: taken, uid: "two", reason: "too late" });
    await cafe2.say("payment.take", {
      id: newId(),
      order_id: taken,
      drawer_id: cafe2.drawer_id,
      tender: "cash",
    });
    await cafe2.say("order.open", { order_id: gone, type: "dine_in", lines: [line("one")] });
    await cafe2.say("order.void", { order_id: gone, reason: "walked out" });
    const day = await cafe2.day("?date=2026-05-11");
    expect(day.totals).toMatchObject({
      count: 3,
      covers: 2,
      total: 400 + 600 + 905 + 400,
      refunds: { count: 1, total: 105 },
    });
    expect(day.average).toBe(768);
    expect(day.by_hour.map(({ key, count }) => [key, count]).filter(([, count]) => count)).toEqual([
      ["10", 1],
      ["23", 1],
      ["00", 1],
    ]);
    expect(day.by_hour).toHaveLength(15);
    expect(day.voids).toEqual({ orders: 1, lines: 1, amount: 800 });
    expect(day.by_item.map(({ name, total }) => [name, total])).toEqual([
      ["Grappa", 905],
      ["Coffee", 800],
      ["Cake", 600],
    ]);
    expect(day.by_order_type.map(({ key, count }) => [key, count])).toEqual([
      ["dine_in", 1],
      ["takeaway", 2],
    ]);
    // While the day runs (it is eleven at night), as much of the Monday before counts; at noon only its morning.
    expect(day.before).toMatchObject({
      date: "2026-05-04",
      until_hour: 23,
      totals: { count: 2, total: 1_200 },
    });
    cafe2.clock.now = "2026-05-11T10:00:00Z";
    expect((await cafe2.day()).before).toMatchObject({ until_hour: 12, totals: { count: 1, total: 400 } });
    cafe2.clock.now = "2026-05-20T10:00:00Z";
    expect((await cafe2.day("?date=2026-05-11")).before).toMatchObject({
      until_hour: null,
      totals: { count: 2 },
    });
    const tenders = await cafe2.sales("from=2026-05-11&to=2026-05-11&by=tender");
    expect(tenders.rows).toMatchObject([
      { tender: "cash", count: 3, amount: 2_305, refunds: { count: 1, amount: 105 } },
    ]);
  } finally {
    await cafe2.close();
  }
});

function line(uid: Id): object {
  return { uid, name: "Coffee", quantity: 1, unit_price: 400 };
}

test("REP-6 a voided payment is as if it had not been", async () => {
  const order_id = newId();
  const { drawer_id } = cafe;
  await cafe.say("order.open", { order_id, type: "dine_in", lines: [line("a")] }, "2026-06-01T10:00:00Z");
  const wrong = newId();
  const card = { tender: "external", external_type: "voucher", amount: 300 };
  await cafe.say("payment.take", { id: wrong, order_id, drawer_id, ...card });
  await cafe.say("payment.void", { order_id, payment_id: wrong, drawer_id, reason: "wrong key" });
  await cafe.say("payment.take", { id: newId(), order_id, drawer_id, tender: "cash", tip: 50 });
  const { rows } = await cafe.sales("from=2026-06-01&to=2026-06-01&by=tender");
  expect(rows).toMatchObject([
    { tender: "cash", count: 1, amount: 400, tip: 50, collected: 450 },
    { tender: "external", external_type: "voucher", count: 0, amount: 0, collected: 0 },
  ]);
});

test("REP-5 an item keeps its row through a change of name, and shows the newest", async () => {
  const item_id = newId();
  await cafe.sell([{ item_id, name: "Americano" }], "2026-06-02T10:00:00Z");
  await cafe.sell([{ item_id, name: "Long black" }, { name: "Something" }], "2026-06-02T11:00:00Z");
  const { rows } = await cafe.sales("from=2026-06-02&to=2026-06-02&by=item");
  expect(rows).toMatchObject([
    { id: item_id, name: "Long black", count: 2, quantity: 2, total: 800 },
    { id: null, name: "Something", count: 1 },
  ]);
});

test("REP-8 as CSV the report has its rows and their total, amounts as decimals, and nothing that a spreadsheet runs", async () => {
  await cafe.sell(
    [
      { name: '=HYPERLINK("http://evil","free")', unit_price: 1_050 },
      { name: "Tea, mint", quantity: 2 },
    ],
    "2026-06-03T10:00:00Z",
  );
  const { headers, text } = await cafe.ask(
    "/v1/reports/sales?from=2026-06-03&to=2026-06-03&by=item&format=csv",
  );
  expect(headers["content-type"]).toBe("text/csv; charset=utf-8");
  expect(headers["content-disposition"]).toContain("sales-by-item-2026-06-03-to-2026-06-03.csv");
  const cells = text
    .slice(1)
    .trim()
    .split("\r\n")
    .map((row) => row.split(",").slice(0, 7).join(","));
  expect(cells).toEqual([
    "name,variation,id,count,quantity,gross,discount",
    `"'=HYPERLINK(""http://evil"",""free"")",,,1,1,10.50`,
    '"Tea, mint",,,1,2,8.00',
    "total,,,2,3,18.50,0.00",
  ]);
  for (const by of GROUPINGS) {
    const { status, text: csv } = await cafe.ask(
      `/v1/reports/sales?from=2026-06-03&to=2026-06-03&by=${by}&format=csv`,
    );
    const [head, ...rows] = csv.trim().split("\r\n");
    expect(status).toBe(200);
    expect(head?.split(",").length).toBeGreaterThan(6);
    expect(rows.at(-1)).toMatch(/^total,/);
  }
});

test("a span that cannot be is refused with its field", async () => {
  const refusals = [
    ["from=2026-02-30&to=2026-03-01", 400, "from"],
    ["from=2026-03-02&to=2026-03-01", 400, "from"],
    ["from=2020-01-01&to=2026-03-01", 400, "to"],
    ["from=1900-01-01&to=2026-03-01", 400, "from"],
    ["from=2026-03-01&to=2026-03-01&by=moon", 400, "by"],
    ["from=2026-03-01", 400, "to"],
  ];
  for (const [query, status, field] of refusals) {
    const answer = await cafe.ask(`/v1/reports/sales?${query}`);
    expect([answer.status, JSON.parse(answer.text).field], String(query)).toEqual([status, field]);
  }
  expect((await cafe.ask("/v1/reports/day?date=2026-02-30")).status).toBe(400);
  expect((await cafe.ask("/v1/reports/day?date=1900-01-01")).status).toBe(400);
  const elsewhere = await cafe.ask(`/v1/reports/day?location_id=${newId()}`);
  expect(elsewhere.status).toBe(404);
});
