import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { house, verify } from "@counterfoil/commands";
import { domains } from "@counterfoil/server";
import { Database } from "@counterfoil/sql";
import { expect, test } from "vitest";
import { Problem, UsageProblem } from "../command.ts";
import { command as importMenu } from "../commands/import-menu.ts";
import { command as importOrders } from "../commands/import-orders.ts";
import { command as reportSales } from "../commands/report-sales.ts";
import { openCounter, type Counter } from "./fixtures/counter.ts";

const root = resolve(import.meta.dirname, "../../..");

async function isWell({ base }: Counter): Promise<boolean> {
  const database = new Database(base.connection);
  try {
    return (await verify(house(domains), database)).ok;
  } finally {
    await database.close();
  }
}

async function catalogOf({ base }: Counter): Promise<unknown[]> {
  const rows = await base.query<{ doc: string }>("select doc from catalog_objects order by id");
  return rows.map(({ doc }) => JSON.parse(doc) as unknown);
}

const TANGLED = [
  "Bon;Menge;Artikel;Extras;Summe",
  "17;1;Suppe;NULL;4,50 €",
  '18;2;"Brot; dunkel";;  5,00 ',
  "17;1;Tee;[Minze, Honig];2,80",
  "19;1;Tee;;abc",
  "19;1;Kuchen;;3,20",
  '20;1;"Suppe;;4,50',
  "21;0;Tee;;2,80",
  "22;3;Tee;;10,00",
  "23;1;Tee;;2,80;zu;viel",
  "24;1;Wasser;;0,00",
].join("\r\n");
const TANGLED_ARGS = [
  "--map",
  "order=Bon,quantity=Menge,item=Artikel",
  "--map",
  "modifiers=Extras,total=Summe",
  "--decimal",
  ",",
  "--currency",
  "EUR",
];

test("a tangled file: bad rows are told by their lines, their orders stay out whole, and the rest is sold", async () => {
  await using counter = await openCounter();
  const file = await counter.saved("kasse.csv", `\uFEFF${TANGLED}`);
  const first = await counter.run(importOrders, file, ...TANGLED_ARGS);
  expect(first.code).toBe(1);
  expect(first.json).toMatchObject({
    orders: 4,
    lines: 5,
    total: {
      amount: 450 + 500 + 280 + 1e3,
      currency: "EUR",
    },
    rejected: 4,
    left_out: 1,
    duplicates: 0,
    items: 5,
    errors: [
      {
        line: 5,
        reason: 'total: "abc" is not an amount',
      },
      {
        line: 7,
        reason: "its quotes do not match",
      },
      {
        line: 8,
        reason: "quantity 0 is not above 0 and at most 100000",
      },
      {
        line: 10,
        reason: "it has 7 fields where the first line has 5",
      },
    ],
  });
  expect(Object.keys(first.json).slice(0, 5)).toEqual(["orders", "lines", "total", "rejected", "duplicates"]);
  expect(first.words).toContain('line 5: total: "abc" is not an amount');
  const menu = await catalogOf(counter);
  const second = await counter.run(importOrders, file, ...TANGLED_ARGS);
  expect(second.json).toMatchObject({ orders: 0, lines: 0, duplicates: 4, total: { amount: 0 } });
  expect(await catalogOf(counter)).toEqual(menu);

  // Whoever corrects the file and imports it again gets what was missing, and nothing twice.
  const mended = TANGLED.replace("abc", "2,80")
    .replace('"Suppe;;', "Suppe;;")
    .replace("21;0", "21;1")
    .replace(";zu;viel", "");
  const third = await counter.run(importOrders, await counter.saved("kasse.csv", mended), ...TANGLED_ARGS);
  expect(third).toMatchObject({
    code: 0,
    json: { orders: 4, lines: 5, duplicates: 4, rejected: 0, total: { amount: 280 + 320 + 450 + 280 + 280 } },
  });
  const dates = third.json["business_dates"] as { from: string; to: string };
  const report = await counter.run(reportSales, "--from", dates.from, "--to", dates.to, "--by", "item");
  expect(report.json).toMatchObject({ count: 8, total: 3_840, totals: { total: 3_840 } });
  expect(await isWell(counter)).toBe(true);
});

test("an order that says something else than when it was imported is told, and what was sold stands", async () => {
  await using counter = await openCounter();
  const text = (total: string) => `order,item,total\n1,Tea,2.00\n2,Bun,${total}\n`;
  await counter.run(importOrders, await counter.saved("a.csv", text("3.00")), "--currency", "USD");
  const changed = await counter.run(importOrders, await counter.saved("a.csv", text("4.00")));
  expect(changed).toMatchObject({
    code: 1,
    json: {
      orders: 0,
      duplicates: 1,
      rejected: 1,
      errors: [{ line: 3, reason: "order 2: it was imported before, with other lines" }],
    },
  });
  const other = await counter.run(importOrders, await counter.saved("b.csv", text("3.00")));
  expect(other.json).toMatchObject({ orders: 2, duplicates: 0 });
  const same = await counter.run(
    importOrders,
    await counter.saved("c.csv", text("3.00")),
    "--source",
    "a.csv",
  );
  expect(same.json).toMatchObject({ orders: 0, duplicates: 2 });
});

test("dates of the file are the dates of the sales", async () => {
  await using counter = await openCounter();
  const file = await counter.saved(
    "past.csv",
    "order,item,total,when\n1,Tea,2.00,2025-12-24 18:30\n2,Bun,3.00,2025-12-31\n3,Bun,3.00,2999-01-01\n",
  );
  const { json } = await counter.run(importOrders, file, "--map", "date=when", "--currency", "USD");
  expect(json).toMatchObject({
    orders: 2,
    rejected: 1,
    business_dates: { from: "2025-12-24", to: "2025-12-31" },
  });
  const report = await counter.run(reportSales, "--from", "2025-12-24", "--to", "2025-12-31");
  expect(report.json).toMatchObject({ count: 2, total: 500, refunded: 0 });
  expect(
    (report.json["rows"] as { key: string; total: number }[]).filter(({ total }) => total > 0),
  ).toMatchObject([
    { key: "2025-12-24", total: 200 },
    { key: "2025-12-31", total: 300 },
  ]);
  expect(await isWell(counter)).toBe(true);
});

test("a menu: variations, categories, taxes, modifiers; again changes nothing, a new price changes the price", async () => {
  await using counter = await openCounter();
  const menu = [
    "Section,Dish,Size,Price,Options,VAT,SKU",
    'Drinks,Latte,Small,3.50,"Oat milk, Extra shot",8.1%,L1',
    "Drinks,Latte,Large,4.20,,8.1,L2",
    "Bakery,Bun,,2.00,,,B1",
    "Bakery,Roll,,1.00,,,B1",
    "Bakery,Cake of the day,,,,,",
    "Bakery,,,1.00,,,",
    "Bakery,Tart,,1.00,,lots,",
  ].join("\n");
  const first = await counter.run(
    importMenu,
    await counter.saved("menu.csv", menu),
    "--map",
    "modifiers=Options",
    "--currency",
    "USD",
  );
  expect(first).toMatchObject({ code: 1, json: { items: 4, variations: 5, modifiers: 2, rejected: 3 } });
  const errors = first.json["errors"] as { line: number; reason: string }[];
  expect(errors.map(({ line }) => line)).toEqual([7, 8, 5]);
  expect(await catalogOf(counter)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ type: "category", name: "Drinks" }),
      expect.objectContaining({ type: "tax", percentage: "8.1" }),
      expect.objectContaining({ type: "modifier_list", name: "Latte choices" }),
      expect.objectContaining({
        name: "Latte",
        variations: [
          expect.objectContaining({ name: "Small", price: 350, sku: "L1" }),
          expect.objectContaining({ name: "Large", price: 420 }),
        ],
      }),
      expect.objectContaining({
        name: "Cake of the day",
        variations: [expect.objectContaining({ price: null })],
      }),
    ]),
  );
  const before = await catalogOf(counter);
  const again = await counter.run(
    importMenu,
    await counter.saved("menu.csv", menu),
    "--map",
    "modifiers=Options",
  );
  expect(again.json).toMatchObject({ changed: 0 });
  expect(await catalogOf(counter)).toEqual(before);
  await counter.run(importMenu, await counter.saved("new.csv", "item,price\nBun,2.20\nlatte,9.99\n"));
  const after = (await catalogOf(counter)) as {
    name: string;
    variations?: { name: string; price: number }[];
  }[];
  const prices = (name: string) =>
    after.find((object) => object.name === name)?.variations?.map(({ price }) => price);
  expect(prices("Bun")).toEqual([220]);
  expect(after).toHaveLength(before.length);

  // Orders of the same dishes are sold as what the menu has.
  const orders = await counter.saved(
    "orders.csv",
    "order,item,size,total\n1,Latte,Large,4.20\n1,Bun,,2.20\n",
  );
  expect((await counter.run(importOrders, orders, "--map", "variation=size")).json).toMatchObject({
    orders: 1,
    items: 2,
  });
  const lines = await counter.base.query(
    "select item_name, variation_name, category_name from sale_lines order by item_name desc",
  );
  expect(lines).toEqual([
    { item_name: "Latte", variation_name: "Large", category_name: "Drinks" },
    { item_name: "Bun", variation_name: null, category_name: "Bakery" },
  ]);
});

test("a large menu goes in by parts, and of many bad rows the first hundred are told", async () => {
  await using counter = await openCounter();
  const rows = Array.from(
    { length: 1_200 },
    (_, i) => `Dish ${i},Section ${i % 7},${i % 8 === 0 ? "free" : "1.00"}`,
  );
  const file = await counter.saved("large.csv", ["item,category,price", ...rows].join("\n"));
  const { json, words } = await counter.run(importMenu, file, "--currency", "USD");
  expect(json).toMatchObject({ items: 1_050, changed: 1_057, rejected: 150 });
  expect(json["errors"]).toHaveLength(100);
  expect(words.match(/^line /gm)).toHaveLength(100);
  expect(words).toContain("Further lines that are rejected are counted and not listed.");
});

test("what cannot be meant is said before anything is written", async () => {
  await using counter = await openCounter();
  const file = await counter.saved("a.csv", "order,item,total\n1,Tea,2.00\n");
  const run = (...args: string[]) => counter.run(importOrders, ...args);
  await expect(run()).rejects.toThrow(UsageProblem);
  await expect(run(file, "--map", "nonsense")).rejects.toThrow("--map says FIELD=COLUMN");
  await expect(run(file, "--currency", "XXX")).rejects.toThrow("XXX is not a currency");
  await expect(run(file, "--decimal", ";")).rejects.toThrow(UsageProblem);
  await expect(run(file, "--delimiter", "ab")).rejects.toThrow(UsageProblem);
  await expect(run(file)).rejects.toThrow("Say --currency");
  await expect(counter.run(reportSales)).rejects.toThrow(Problem);
  await expect(counter.run(reportSales, "--by", "moon")).rejects.toThrow(UsageProblem);
  await run(file, "--currency", "USD");
  await expect(run(file, "--currency", "EUR")).rejects.toThrow("sells in USD, not in EUR");
  await expect(run(file, "--location", "Nowhere")).rejects.toThrow("There is no one location Nowhere");
  await expect(run(file, "--map", "order=nr")).rejects.toThrow("The file has no column nr");
  await expect(counter.run(reportSales, "--from", "2026-02-30", "--to", "2026-03-01")).rejects.toThrow(
    "not a date of the calendar",
  );
});

test("INV-1 an import that is killed with -9 midway is completed by the next, with nothing lost or doubled", async () => {
  await using counter = await openCounter();
  const orders = 1_500;
  const rows = Array.from({ length: orders * 2 }, (_, i) => `${i % orders},Dish ${i % 40},${1 + (i % 9)}.50`);
  const file = await counter.saved("many.csv", ["order,item,total", ...rows].join("\n"));
  const total = rows.reduce((sum, row) => sum + Math.round(Number(row.split(",")[2]) * 100), 0);
  const killed = spawn(
    process.execPath,
    ["apps/cli/main.ts", "import", "orders", file, "--currency", "USD"],
    {
      cwd: root,
      env: { ...process.env, DATABASE_URL: counter.base.url },
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
  let words = "";
  killed.stderr.on("data", (text: Buffer) => {
    words += text.toString();
    if (/Importing \d+ of/.test(words)) killed.kill("SIGKILL");
  });
  expect(await once(killed, "exit")).toEqual([null, "SIGKILL"]);
  const second = await counter.run(importOrders, file);
  const { orders: sold, duplicates } = second.json as { orders: number; duplicates: number };
  expect(duplicates).toBeGreaterThan(0);
  expect(sold + duplicates).toBe(orders);
  const dates = second.json["business_dates"] as { from: string; to: string };
  const report = await counter.run(reportSales, "--from", dates.from, "--to", dates.to);
  expect(report.json).toMatchObject({ count: orders, total });
  expect((await counter.run(importOrders, file)).json).toMatchObject({ orders: 0, duplicates: orders });
  expect(await isWell(counter)).toBe(true);
});

const example = resolve(root, "../shared/data/chipotle.tsv");

// It is not ours to ship; where it lies beside the checkout it is sold.
test.each([example].filter((file) => existsSync(file)))(
  "the example of real orders comes out to the cent, once: %s",
  async (file) => {
    await using counter = await openCounter();
    const map =
      "order=order_id,quantity=quantity,item=item_name,modifiers=choice_description,total=item_total_price";
    const first = await counter.run(importOrders, file, "--map", map, "--currency", "USD");
    expect(first).toMatchObject({
      code: 0,
      json: {
        orders: 1_834,
        lines: 4_622,
        total: { amount: 3_450_016, currency: "USD" },
        rejected: 0,
        duplicates: 0,
      },
    });
    const second = await counter.run(importOrders, file, "--map", map, "--currency", "USD");
    expect(second).toMatchObject({ code: 0, json: { orders: 0, lines: 0, duplicates: 1_834, rejected: 0 } });
    const dates = first.json["business_dates"] as { from: string; to: string };
    for (const by of ["day", "item", "tender"]) {
      const report = await counter.run(reportSales, "--from", dates.from, "--to", dates.to, "--by", by);
      expect(report.json).toMatchObject({ count: 1_834, total: 3_450_016 });
    }
    expect(await isWell(counter)).toBe(true);
  },
);
