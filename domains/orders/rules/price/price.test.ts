import { expect, test } from "vitest";
import type { TaxProfile } from "../../contract/pricing.ts";
import { line, order, perDocument, perLine, priced, tax } from "../../testing/sample.ts";

const yen: TaxProfile = { ...perDocument, mode: "down" };
const included = (profile: TaxProfile): TaxProfile => ({ ...profile, prices_include_tax: true });

/** Each example in both roundings: the numbers of the first, then of the second. */
const inBoth = (run: (profile: TaxProfile) => unknown): unknown[] => [run(perLine), run(perDocument)];

test("ORD-P1: a line's price is base and modifiers, less its discount, plus tax", () => {
  const latte = line("a", 400, {
    quantity: 2,
    modifiers: [{ uid: "m", name: "Oat milk", unit_price: 50 }],
    discounts: [{ uid: "d", name: "Happy hour", percentage: "10" }],
    taxes: [tax("8.875")],
  });
  const result = priced(order([latte]));
  expect(result.lines[0]).toEqual({
    uid: "a",
    quantity: 2,
    gross: 900,
    discount: 90,
    charge: 0,
    tax: 72,
    tax_included: 0,
    net: 810,
    total: 882,
    discounts: [{ uid: "d", scope: "line", amount: 90 }],
    service_charges: [],
    taxes: [{ id: "tax-8.875", percentage: "8.875", inclusive: false, taxable: 810, amount: 72 }],
  });
  expect(result).toMatchObject({ gross: 900, discount: 90, tax: 72, net: 810, total: 882, due: 882 });
});

test("ORD-P1: discounts, charges, tax, late charges, tip and coins follow in this order", () => {
  const result = priced(
    order([line("a", 10_000, { taxes: [tax("10")] })], {
      tax_profile: { ...perLine, cash_rounding: 5 },
      discounts: [
        { uid: "fixed", name: "Voucher", amount: 1_000 },
        { uid: "share", name: "Friends", percentage: 10 },
      ],
      service_charges: [
        { uid: "late", name: "Platform", percentage: 1, phase: "after_tax" },
        { uid: "soft", name: "Deposit", amount: 100, taxable: false },
        { uid: "early", name: "Service", percentage: "12.5" },
      ],
      tip: 333,
      cash_part: 10_432,
    }),
  );
  // 100.00 − 10 % − 10.00 = 80.00; + 12.5 % = 90.00 taxed, + 1.00 untaxed; tax 9.00; 1 % of 100.00 = 1.00.
  expect(result.discounts.map((one) => one.amount)).toEqual([1_000, 1_000]);
  expect(result.discounts.map((one) => one.uid)).toEqual(["share", "fixed"]);
  expect(result.service_charges).toEqual([
    { uid: "early", name: "Service", phase: "before_tax", amount: 1_000 },
    { uid: "soft", name: "Deposit", phase: "before_tax", amount: 100 },
    { uid: "late", name: "Platform", phase: "after_tax", amount: 100 },
  ]);
  expect(result.taxes[0]).toMatchObject({ taxable: 9_000, amount: 900 });
  expect(result).toMatchObject({ total: 10_100, tip: 333, cash_rounding: -2, due: 10_431 });
});

test("ORD-P3: unit price times quantity rounds once, on the line", () => {
  const grosses = (mode: TaxProfile["mode"]) =>
    priced(
      order(
        [
          line("cheese", 1_999, { quantity: 0.001 }),
          line("half", 50, { quantity: 0.25, modifiers: [{ uid: "m", unit_price: 100, quantity: 0.5 }] }),
          line("ham", 1_990, { quantity: 0.125 }),
        ],
        { tax_profile: { ...perLine, mode } },
      ),
    ).lines.map((one) => one.gross);
  expect(grosses("half_up")).toEqual([2, 25, 249]);
  expect(grosses("down")).toEqual([1, 25, 248]);
  const tie = order([line("tie", 25, { quantity: 0.5 })], { tax_profile: { ...perLine, mode: "half_even" } });
  expect(priced(tie).gross).toBe(12);
});

test("ORD-P4: a discount takes no more than is left and keeps what it asked for", () => {
  const result = priced(
    order(
      [
        line("a", 500, { discounts: [{ uid: "x", name: "Voucher", amount: 700 }], taxes: [tax("20")] }),
        line("b", 300, {
          discounts: [
            { uid: "z", name: "Coupon", amount: 100 },
            { uid: "y", name: "Staff", percentage: 50 },
            { uid: "w", name: "Loyal", percentage: 50 },
          ],
        }),
      ],
      { discounts: [{ uid: "o", name: "Gift", amount: 10_000 }] },
    ),
  );
  expect(result.discounts).toEqual([
    { uid: "x", name: "Voucher", scope: "line", line_uid: "a", asked: 700, amount: 500 },
    { uid: "y", name: "Staff", scope: "line", line_uid: "b", asked: 150, amount: 150 },
    { uid: "w", name: "Loyal", scope: "line", line_uid: "b", asked: 75, amount: 75 },
    { uid: "z", name: "Coupon", scope: "line", line_uid: "b", asked: 100, amount: 75 },
    { uid: "o", name: "Gift", scope: "order", asked: 10_000, amount: 0 },
  ]);
  expect(result).toMatchObject({ gross: 800, discount: 800, tax: 0, net: 0, total: 0 });
});

test("ORD-P4: a hundred percent leaves nothing, and no tax on it", () => {
  const free = order([line("a", 999, { quantity: 3, taxes: [tax("19", { inclusive: true })] })], {
    discounts: [{ uid: "d", name: "On the house", percentage: "100" }],
  });
  expect(priced(free)).toMatchObject({ gross: 2_997, discount: 2_997, tax: 0, net: 0, total: 0, due: 0 });
});

test("ORD-P5: an order discount is shared by tax first, then by price, leftovers in line order", () => {
  const [low, high] = [tax("7"), tax("19")];
  const lines = [
    line("a", 333, { taxes: [low] }),
    line("b", 333, { taxes: [high] }),
    line("c", 333, { taxes: [low] }),
  ];
  const discounts = [{ uid: "d", name: "Voucher", amount: 100 }];
  const result = priced(order(lines, { discounts }));
  // 666 : 333 of 100 is 66.67 : 33.33, so the 7 % lines bear 67 together: 34 and 33.
  expect(result.lines.map((one) => one.discount)).toEqual([34, 33, 33]);
});

test("ORD-P5: a charge on lines that cost nothing is shared equally, and on no line it is nothing", () => {
  const service_charges = [{ uid: "s", name: "Delivery", amount: 501 }];
  const free = priced(
    order([line("a", 0), line("b", 0, { voided: true }), line("c", 0)], { service_charges }),
  );
  expect(free.lines.map((one) => one.charge)).toEqual([251, 0, 250]);
  expect(free.total).toBe(501);
  expect(priced(order([], { service_charges, tip: 100 }))).toMatchObject({ charge: 0, total: 0, due: 100 });
});

test("ORD-P2: a voided line keeps its place and counts for nothing", () => {
  const result = priced(
    order([line("a", 500, { taxes: [tax("10")] }), line("b", 900, { taxes: [tax("10")], voided: true })]),
  );
  expect(result.lines.map((one) => [one.uid, one.quantity, one.total])).toEqual([
    ["a", 1, 550],
    ["b", 0, 0],
  ]);
  expect(result.total).toBe(550);
});

test("ORD-P6, ORD-P7: New York's 8.875 % on every line, or once on the document", () => {
  const lines = ["a", "b", "c"].map((uid) => line(uid, 135, { taxes: [tax("8.875")] }));
  // 11.98125 each: 12 + 12 + 12, or 35.94375 once.
  expect(inBoth((tax_profile) => priced(order(lines, { tax_profile })).tax)).toEqual([36, 36]);
  const small = ["a", "b", "c"].map((uid) => line(uid, 5, { taxes: [tax("8.875")] }));
  // 0.44375 each: nothing, or 1.33125 once, which the first line bears.
  expect(inBoth((tax_profile) => priced(order(small, { tax_profile })).lines.map((one) => one.tax))).toEqual([
    [0, 0, 0],
    [1, 0, 0],
  ]);
});

test("ORD-P7: Japan rounds once for each rate on the receipt", () => {
  const [reduced, standard] = [tax("8", { name: "8 %" }), tax("10", { name: "10 %" })];
  const lines = [
    line("onigiri", 99, { taxes: [reduced] }),
    line("tea", 99, { taxes: [reduced] }),
    line("bento", 99, { taxes: [reduced] }),
    line("beer", 105, { taxes: [standard] }),
    line("sake", 109, { taxes: [standard] }),
  ];
  const result = priced(order(lines, { currency: "JPY", tax_profile: yen }));
  expect(result.taxes.map((one) => [one.name, one.taxable, one.amount])).toEqual([
    ["8 %", 297, 23], // 23.76; three lines on their own would give 21
    ["10 %", 214, 21], // 21.4
  ]);
  expect(result.lines.map((one) => one.tax)).toEqual([8, 8, 7, 10, 11]);
});

test("ORD-P8: two lines of ¥13,582 with 10 % inside hold ¥2,469 of tax, not 2,470", () => {
  const lines = ["a", "b"].map((uid) => line(uid, 13_582, { taxes: [tax("10")] }));
  const result = priced(order(lines, { currency: "JPY", tax_profile: included(perDocument) }));
  expect(result).toMatchObject({ total: 27_164, tax: 2_469, net: 24_695 });
  expect(result.lines.map((one) => one.tax)).toEqual([1_235, 1_234]);
});

test("ORD-P8: 30.14 stays 30.14: net and tax come from one source and cannot add up to 30.15", () => {
  const lines = [line("a", 130, { taxes: [tax("22")] }), line("b", 2_884, { taxes: [tax("22")] })];
  // Net rounded by line (1.07 + 23.64) beside tax rounded once (5.44) makes 30.15; the guest's price is 30.14.
  expect(Math.round(130 / 1.22) + Math.round(2_884 / 1.22) + Math.round((3_014 * 22) / 122)).toBe(3_015);
  const numbers = inBoth((profile) => {
    const {
      tax: all,
      net,
      total,
    } = priced(order(lines, { currency: "EUR", tax_profile: included(profile) }));
    return [net, all, total];
  });
  expect(numbers).toEqual([
    [2_471, 543, 3_014],
    [2_470, 544, 3_014],
  ]);
});

test.each([
  { prices: [2_153, 2_153], rate: "21", total: 4_306, taxes: [748, 747] },
  { prices: [1_190, 280], rate: "21", total: 1_470, taxes: [256, 255] },
  { prices: [32_100, 32_100], rate: "22", total: 64_200, taxes: [11_578, 11_577] },
  { prices: [801], rate: "20", total: 801, taxes: [134, 134] },
  { prices: [110, 110, 110], rate: "5", total: 330, taxes: [15, 16] },
])("ORD-P8: $prices with $rate % inside: the guest pays $total, by either rounding", (example) => {
  const lines = example.prices.map((amount, i) => line(`l${i}`, amount, { taxes: [tax(example.rate)] }));
  const results = [perLine, perDocument].map((profile) =>
    priced(order(lines, { currency: "EUR", tax_profile: included(profile) })),
  );
  expect(results.map((one) => one.total)).toEqual([example.total, example.total]);
  expect(results.map((one) => one.tax)).toEqual(example.taxes);
});

test("ORD-P6, ORD-P7: on one line both roundings agree", () => {
  const flooring = line("a", 34_835, {
    quantity: 16,
    discounts: [{ uid: "d", name: "Trade", percentage: "4" }],
    taxes: [tax("22")],
  });
  expect(inBoth((tax_profile) => priced(order([flooring], { currency: "EUR", tax_profile })).total)).toEqual([
    652_781, 652_781,
  ]);
  const single = line("a", 12_345, { taxes: [tax("10")] });
  const total = inBoth((tax_profile) => priced(order([single], { currency: "JPY", tax_profile })).total);
  expect(total).toEqual([13_580, 13_580]);
});

test("ORD-P8: a compound tax is reckoned on the price and the taxes before it, as Quebec's once was", () => {
  const gst = tax("5", { id: "gst" });
  const qst = tax("9.5", { id: "qst", compound: true });
  const meal = (price: number, inclusive: boolean) =>
    line("a", price, {
      taxes: [
        { ...gst, inclusive },
        { ...qst, inclusive },
      ],
    });
  const outside = priced(order([meal(10_000, false)], { currency: "CAD" }));
  expect(outside.lines[0]?.taxes.map((one) => [one.taxable, one.amount])).toEqual([
    [10_000, 500],
    [10_500, 998], // 997.5, half up
  ]);
  const inside = priced(order([meal(11_498, true)], { currency: "CAD" }));
  expect(inside).toMatchObject({ net: 10_000, tax: 1_498, tax_included: 1_498, total: 11_498 });
  expect(inside.lines[0]?.taxes).toEqual(outside.lines[0]?.taxes.map((one) => ({ ...one, inclusive: true })));
});

test("ORD-P8: contained taxes come out first, and added ones are reckoned on what is free of tax", () => {
  const vat = tax("10", { id: "vat", inclusive: true });
  const city = tax("5", { id: "city" });
  const onPrice = priced(order([line("a", 1_100, { taxes: [vat, city] })]));
  expect(onPrice).toMatchObject({ gross: 1_100, tax: 150, tax_included: 100, net: 1_000, total: 1_150 });
  const onTax = priced(order([line("a", 1_100, { taxes: [vat, { ...city, compound: true }] })]));
  expect(onTax).toMatchObject({ tax: 155, tax_included: 100, net: 1_000, total: 1_155 });
  // Contained and on top of an added tax: P + 1.1 × P × 5 % is charged, 5.5 % of P is contained.
  const contained = { ...city, inclusive: true, compound: true };
  const under = priced(order([line("a", 1_055, { taxes: [{ ...vat, inclusive: false }, contained] })]));
  expect(under).toMatchObject({ tax: 155, tax_included: 55, net: 1_000, total: 1_155 });
});

test("ORD-P7: one rate that is compound here and plain there is still one sum, rounded once", () => {
  const base = tax("5", { id: "base" });
  const top = tax("9.5", { id: "top", compound: true });
  const lines = [line("a", 101, { taxes: [base, top] }), line("b", 101, { taxes: [top] })];
  const result = priced(order(lines, { tax_profile: perDocument }));
  // 101 × 1.05 × 9.5 % = 10.07475 and 101 × 9.5 % = 9.595, together 19.66975.
  expect(result.taxes.map((one) => [one.id, one.amount])).toEqual([
    ["base", 5],
    ["top", 20],
  ]);
  expect(result.lines.map((one) => one.tax)).toEqual([15, 10]);
});

test("ORD-P7: an id with two percentages, or contained here and added there, is a rate each", () => {
  const vat = (percentage: string, inclusive: boolean) => ({ id: "vat", name: "VAT", percentage, inclusive });
  const lines = [
    line("a", 1_000, { taxes: [vat("7", true)] }),
    line("b", 1_000, { taxes: [vat("19", true)] }),
    line("c", 1_000, { taxes: [vat("19", false)] }),
    line("d", 1_000, { taxes: [vat("19", true)] }),
  ];
  const result = priced(order(lines, { tax_profile: perDocument }));
  expect(result.taxes.map((one) => [one.percentage, one.inclusive, one.amount])).toEqual([
    ["7", true, 65],
    ["19", true, 319],
    ["19", false, 190],
  ]);
});

test("ORD-P9: one mode rounds quantities, percentages and taxes alike", () => {
  const ties = line("a", 25, {
    quantity: 0.5, // 12.5
    discounts: [{ uid: "d", name: "D", percentage: "50" }],
    taxes: [tax("50")],
  });
  const numbers = (["half_up", "half_even", "down"] as const).map((mode) => {
    const { gross, discount, tax: all } = priced(order([ties], { tax_profile: { ...perLine, mode } }));
    return [gross, discount, all];
  });
  expect(numbers).toEqual([
    [13, 7, 3], // 6.5 up, 6 left, 3
    [12, 6, 3],
    [12, 6, 3],
  ]);
});

test("ORD-P11: a Swiss bill is rounded to 5 rappen, only as far as it is paid in cash", () => {
  const swiss: TaxProfile = { ...perLine, prices_include_tax: true, cash_rounding: 5 };
  const bill = [line("a", 1_002, { taxes: [tax("8.1")] })];
  const due = (cash_part: number) => priced(order(bill, { currency: "CHF", tax_profile: swiss, cash_part }));
  expect(due(1_002)).toMatchObject({ total: 1_002, cash_rounding: -2, due: 1_000 });
  expect(due(503)).toMatchObject({ cash_rounding: 2, due: 1_004 });
  expect(due(0)).toMatchObject({ cash_rounding: 0, due: 1_002 });
});

test("ORD-P11: a tip is its own field and bears no tax", () => {
  const bill = [line("a", 1_000, { taxes: [tax("10")] })];
  expect(priced(order(bill, { tip: 200 }))).toMatchObject({ tax: 100, total: 1_100, tip: 200, due: 1_300 });
});

test("ORD-P6: amounts beyond 2^53 in between are still exact", () => {
  const yacht = line("a", 799_999_999_999, { taxes: [tax("8.875001")] });
  // 799,999,999,999 × 8.875001 % = 71,000,007,999.91124999
  expect(inBoth((tax_profile) => priced(order([yacht], { tax_profile })).tax)).toEqual([
    71_000_008_000, 71_000_008_000,
  ]);
});
