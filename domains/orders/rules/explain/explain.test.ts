import fc from "fast-check";
import { expect, test } from "vitest";
import type { PricedOrder, PriceInput } from "../../contract/pricing.ts";
import { anyOrder } from "../../testing/random_order.ts";
import { line, order, perDocument, perLine, priced, tax } from "../../testing/sample.ts";
import { explain } from "./explain.ts";

const stepsOf = (input: PriceInput, path: string) => {
  const result = explain(input, priced(input), path);
  return result.ok ? result.value.steps : [];
};
const textsOf = (input: PriceInput, path: string): string[] => stepsOf(input, path).map((step) => step.text);

const lunch = order(
  [
    line("a", 450, {
      name: "Burrito",
      quantity: 2,
      modifiers: [
        { uid: "m", name: "Cheese", unit_price: 50 },
        { uid: "n", name: "Bacon", unit_price: 75, quantity: 2 },
        { uid: "o", name: "no rice", unit_price: -20 },
        { uid: "p", unit_price: 0 },
      ],
      discounts: [{ uid: "d", name: "Happy hour", percentage: "10" }],
      taxes: [tax("8.875", { name: "Sales tax" })],
    }),
    line("b", 999, {
      name: "Gouda",
      quantity: 0.25,
      taxes: [
        tax("10", { name: "VAT", inclusive: true }),
        tax("8.875", { id: "city", name: "City tax", compound: true }),
      ],
    }),
    line("c", 333, {
      discounts: [{ uid: "v", name: "Voucher", amount: 500 }],
      taxes: [tax("8.875", { name: "Sales tax" })],
    }),
    line("d", 100, { name: "Mistake", voided: true }),
  ],
  {
    discounts: [{ uid: "f", name: "Friends", amount: 100 }],
    service_charges: [
      { uid: "s", name: "Service", percentage: 10 },
      { uid: "q", name: "Late", amount: 7, phase: "after_tax" },
    ],
    tax_profile: { ...perLine, cash_rounding: 5 },
    tip: 100,
    cash_part: 1_002,
  },
);

test("ORD-P15: a price reads as quantity times unit, with what was rounded", () => {
  expect(textsOf(lunch, "lines[0].gross")).toEqual([
    "2 × (4.50 + Cheese 0.50 + 2 × Bacon 0.75 − no rice 0.20 + 0.00) = 12.60",
  ]);
  expect(textsOf(lunch, "lines[1].gross")).toEqual(["0.25 × 9.99 = 2.4975 → 2.50"]);
  expect(textsOf(lunch, "lines[3].gross")).toEqual(["voided, counts for nothing"]);
});

test("ORD-P15: a discount reads as what it asked for, its cap, or its share of the order's", () => {
  expect(textsOf(lunch, "discounts[0].amount")).toEqual(["10 % line discount Happy hour on 12.60 = 1.26"]);
  expect(textsOf(lunch, "lines[2].discounts[0].amount")).toEqual([
    "line discount Voucher 5.00",
    "no more than is left: 3.33",
  ]);
  expect(textsOf(lunch, "discounts[2].amount")).toEqual(["order discount Friends 1.00"]);
  expect(textsOf(lunch, "lines[1].discounts[0].amount")).toEqual([
    "order discount Friends, lines with the same taxes: 1.00 × 2.50 ÷ 13.84 = 0.18064 → 0.18",
    "order discount Friends, this line: 0.18 × 2.50 ÷ 2.50 = 0.18",
  ]);
  expect(textsOf(lunch, "lines[0].discount")).toEqual([
    "Happy hour 1.26",
    "Friends 0.82",
    "1.26 + 0.82 = 2.08",
  ]);
});

test("ORD-P15: a charge reads as a percentage of its base, and by line as a share", () => {
  expect(textsOf(lunch, "service_charges[0].amount")).toEqual([
    "10 % service charge Service on 12.84 = 1.284 → 1.28",
  ]);
  expect(textsOf(lunch, "service_charges[1].amount")).toEqual(["service charge Late 0.07"]);
  expect(textsOf(lunch, "lines[0].service_charges[0].amount")[0]).toBe(
    "service charge Service, lines with the same taxes: 1.28 × 10.52 ÷ 12.84 = 1.04872 → 1.05 (with a leftover, by largest remainder)",
  );
  expect(textsOf(lunch, "lines[0].service_charges[1].amount").at(-1)).toContain(
    "service charge Late, this line: ",
  );
});

test("ORD-P15: a tax reads as its rate on its base, unrounded and rounded", () => {
  expect(textsOf(lunch, "lines[0].taxes[0].amount")).toEqual(["8.875 % Sales tax on 11.57 = 1.02684 → 1.03"]);
  expect(textsOf(lunch, "lines[1].taxes[0].amount")).toEqual(["10 % VAT contained in 2.55 = 0.23182 → 0.23"]);
  expect(textsOf(lunch, "lines[1].taxes[1].amount")).toEqual([
    "8.875 % City tax on 2.55, the price free of tax and the taxes before it = 0.22631 → 0.23",
  ]);
  expect(textsOf(lunch, "taxes[0].amount")).toEqual([
    "8.875 % Sales tax on 11.57, rounded",
    "8.875 % Sales tax on 0.00, rounded",
    "sum of the lines, each rounded = 1.03",
  ]);
});

test("ORD-P15: the document's one rounding shows which line bears the cent", () => {
  const small = ["a", "b", "c"].map((uid) => line(uid, 5, { taxes: [tax("8.875")] }));
  const input = order(small, { tax_profile: perDocument });
  expect(textsOf(input, "taxes[0].amount")).toEqual([
    "8.875 % Tax on 0.05 = 0.00444",
    "8.875 % Tax on 0.05 = 0.00444",
    "8.875 % Tax on 0.05 = 0.00444",
    "sum of the lines, rounded once = 0.01331 → 0.01",
  ]);
  expect(textsOf(input, "lines[0].taxes[0].amount")[1]).toBe(
    "with a leftover of the one rounding on the document: 0.01",
  );
  expect(textsOf(input, "lines[1].taxes[0].amount")[1]).toBe(
    "without a leftover of the one rounding on the document: 0.00",
  );
});

test("ORD-P15: a contained compound tax says what it was reckoned on", () => {
  const taxes = [
    tax("5", { id: "gst", name: "GST", inclusive: true }),
    tax("9.5", { id: "qst", name: "QST", inclusive: true, compound: true }),
  ];
  expect(textsOf(order([line("a", 11_498, { taxes })]), "lines[0].taxes[1].amount")).toEqual([
    "9.5 % QST contained in 114.98, reckoned on the price free of tax and the taxes before it = 9.97543 → 9.98",
  ]);
});

test("ORD-P15: totals read as their parts, each with its own path", () => {
  expect(stepsOf(lunch, "total")).toEqual([
    { kind: "part", amount: 1_843, text: "prices 18.43", path: "gross" },
    { kind: "part", amount: -559, text: "discounts −5.59", path: "discount" },
    { kind: "part", amount: 135, text: "service charges 1.35", path: "charge" },
    { kind: "part", amount: 126, text: "taxes added 1.26", path: "tax" },
    { kind: "sum", amount: 1_545, text: "18.43 − 5.59 + 1.35 + 1.26 = 15.45" },
  ]);
  expect(textsOf(lunch, "gross")).toEqual([
    "Burrito 12.60",
    "Gouda 2.50",
    "line 3 3.33",
    "12.60 + 2.50 + 3.33 = 18.43",
  ]);
  expect(textsOf(lunch, "lines[1].net")).toEqual(["total 2.79", "taxes −0.46", "2.79 − 0.46 = 2.33"]);
  expect(textsOf(lunch, "lines[1].tax_included")).toEqual(["VAT 0.23", "0.23"]);
  expect(textsOf(lunch, "tip")).toEqual(["tip 1.00, as given; never taxed"]);
});

test("ORD-P15: coins read as the cash part and the smallest coin", () => {
  expect(textsOf(lunch, "cash_rounding")).toEqual(["cash part 10.02 to coins of 0.05 = 10.00, so −0.02"]);
  expect(textsOf({ ...lunch, cash_part: 1_000 }, "cash_rounding")).toEqual([
    "the cash part 10.00 needs no rounding",
  ]);
  const asked = order(lunch.lines);
  const settled = explain(asked, { ...priced(asked), cash_rounding: -2 }, "cash_rounding");
  expect(settled).toMatchObject({
    ok: true,
    value: { amount: -2, steps: [{ text: "as it was rounded when cash was paid: −0.02" }] },
  });
  expect(textsOf(lunch, "due").at(-1)).toBe("15.45 + 1.00 − 0.02 = 16.43");
});

test("ORD-P15: a path that names no amount is refused", () => {
  const bad = [
    "",
    "lines",
    "lines[9].total",
    "lines[0].uid",
    "taxes[9].amount",
    "total.x",
    "lines[0].taxes[7].amount",
  ];
  const more = [
    "discounts[9].amount",
    "service_charges[9].amount",
    "lines[9].taxes[0].amount",
    "due[0].amount",
    "lines[0].tip",
  ];
  const rows = [
    "lines[0].discounts[9].amount",
    "lines[0].service_charges[9].amount",
    "lines[9].discounts[0].amount",
  ];
  for (const path of [...bad, ...more, ...rows]) {
    const result = explain(lunch, priced(lunch), path);
    expect(result).toMatchObject({ ok: false, refusal: { code: "unknown_path", field: "path" } });
  }
});

test("INV-3 ORD-P15: every amount of any order is explained, and its steps end in it", () => {
  const property = fc.property(anyOrder(), (input) => {
    const result = priced(input);
    for (const [path, amount] of pathsOf(result)) {
      const explained = explain(input, result, path);
      expect(explained).toMatchObject({ ok: true, value: { path, amount } });
      expect(JSON.stringify(explained)).not.toMatch(/undefined|NaN|null/);
    }
  });
  fc.assert(property, { numRuns: 500 });
});

test("INV-3 ORD-P15: the parts of every sum add up to it, and every path in a step can be explained", () => {
  const property = fc.property(anyOrder(), (input) => {
    const result = priced(input);
    for (const [path] of pathsOf(result)) {
      const steps = stepsOf(input, path);
      const parts = steps.filter((step) => step.kind === "part");
      const sum = parts.reduce((total, step) => total + step.amount, 0);
      expect(steps.at(-1)?.kind !== "sum" || sum === steps.at(-1)?.amount).toBe(true);
      for (const step of parts) expect(explain(input, result, step.path ?? "").ok).toBe(true);
    }
  });
  fc.assert(property, { numRuns: 200 });
});

/** Every amount in the priced order by its path. */
function pathsOf(result: PricedOrder): [string, number][] {
  const own = ["gross", "discount", "charge", "tax", "tax_included", "net", "total"] as const;
  const rowsOf = (at: string, rows: readonly { readonly amount: number }[]): [string, number][] =>
    rows.map((row, i) => [`${at}[${i}].amount`, row.amount]);
  const partsOf = (at: string, one: Pick<PricedOrder, (typeof own)[number]>): [string, number][] =>
    own.map((name) => [at + name, one[name]]);
  return [
    ...partsOf("", result),
    ...(["tip", "cash_rounding", "due"] as const).map((name): [string, number] => [name, result[name]]),
    ...rowsOf("discounts", result.discounts),
    ...rowsOf("service_charges", result.service_charges),
    ...rowsOf("taxes", result.taxes),
    ...result.lines.flatMap((one, i) => [
      ...partsOf(`lines[${i}].`, one),
      ...rowsOf(`lines[${i}].discounts`, one.discounts),
      ...rowsOf(`lines[${i}].service_charges`, one.service_charges),
      ...rowsOf(`lines[${i}].taxes`, one.taxes),
    ]),
  ];
}
