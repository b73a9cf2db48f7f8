import fc from "fast-check";
import { expect, test } from "vitest";
import type {
  PercentageOrAmount,
  PricedLine,
  PricedOrder,
  PriceInput,
  PriceLine,
} from "../../contract/pricing.ts";
import { Fraction, ONE, ZERO } from "../../testing/fraction.ts";
import { anyAmount, anyOrder, anyProfile } from "../../testing/random_order.ts";
import { line, order, priced, tax } from "../../testing/sample.ts";

const AMOUNTS = ["gross", "discount", "charge", "tax", "tax_included", "net", "total"] as const;
const HUNDRED = new Fraction(100n);
const HALF = new Fraction(1n, 2n);
const policies = (["per_line", "per_rate_per_document"] as const).flatMap((rounding) =>
  (["half_up", "half_even", "down"] as const).map((mode) => ({ rounding, mode })),
);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
const whole = (amount: number): Fraction => new Fraction(BigInt(amount));

/** Runs a claim over random orders that have been priced. */
function always(
  numRuns: number,
  claim: (result: PricedOrder, input: PriceInput) => void,
  fixed: Parameters<typeof anyOrder>[0] = {},
): void {
  fc.assert(
    fc.property(anyOrder(fixed), (input) => claim(priced(input), input)),
    { numRuns },
  );
}

test.each(policies)("INV-3 ORD-P2: every amount is the sum of its lines, $rounding, $mode", (policy) => {
  always(
    700,
    (result, input) => {
      for (const name of AMOUNTS) expect(sum(result.lines.map((one) => one[name]))).toBe(result[name]);
      for (const one of [result, ...result.lines]) {
        expect(one.total).toBe(one.gross - one.discount + one.charge + one.tax - one.tax_included);
        expect(one.total).toBe(one.net + one.tax);
      }
      for (const one of result.lines) expectParts(one);
      expectRows(result);
      expect(result.due).toBe(result.total + (input.tip ?? 0) + result.cash_rounding);
    },
    policy,
  );
});

function expectParts(one: PricedLine): void {
  expect(sum(one.discounts.map((row) => row.amount))).toBe(one.discount);
  expect(sum(one.service_charges.map((row) => row.amount))).toBe(one.charge);
  expect(sum(one.taxes.map((row) => row.amount))).toBe(one.tax);
  expect(sum(one.taxes.filter((row) => row.inclusive).map((row) => row.amount))).toBe(one.tax_included);
}

function expectRows(result: PricedOrder): void {
  expect(sum(result.discounts.map((row) => row.amount))).toBe(result.discount);
  expect(sum(result.service_charges.map((row) => row.amount))).toBe(result.charge);
  expect(sum(result.taxes.map((row) => row.amount))).toBe(result.tax);
  for (const row of result.taxes) {
    const uses = result.lines.flatMap((one) =>
      one.taxes.filter((use) => use.id === row.id && use.inclusive === row.inclusive),
    );
    expect([sum(uses.map((use) => use.amount)), sum(uses.map((use) => use.taxable))]).toEqual([
      row.amount,
      row.taxable,
    ]);
  }
}

test("INV-3 ORD-P12: no amount is ever NaN, −0, a fraction or unsafe, and none is negative but coins", () => {
  always(2_000, (result) => {
    const numbers: number[] = [];
    JSON.stringify(result, (key, value: unknown) => {
      if (typeof value === "number" && !["quantity", "percentage", "cash_rounding"].includes(key))
        numbers.push(value);
      return value;
    });
    expect(numbers.every((n) => Number.isSafeInteger(n) && !Object.is(n, -0))).toBe(true);
    expect(Number.isSafeInteger(result.cash_rounding) && !Object.is(result.cash_rounding, -0)).toBe(true);
    const { gross, discount, charge, tax: all, total, tip, due } = result;
    expect([gross, discount, charge, all, total, tip, due].every((n) => n >= 0)).toBe(true);
    for (const one of result.lines) {
      expect([one.gross, one.discount, one.charge, one.tax, one.total].every((n) => n >= 0)).toBe(true);
    }
  });
});

test("INV-3 ORD-P3: a line's price is exactly unit times quantity, rounded once", () => {
  always(1_500, (result, input) => {
    input.lines.forEach((given, i) => {
      const exact = given.voided === true ? ZERO : unit(given).times(Fraction.of(given.quantity));
      expect(result.lines[i]?.gross).toBe(exact.rounded(input.tax_profile.mode));
    });
  });
});

function unit(given: PriceLine): Fraction {
  return (given.modifiers ?? []).reduce(
    (price, one) => price.plus(whole(one.unit_price).times(Fraction.of(one.quantity ?? 1))),
    whole(given.unit_price),
  );
}

test("INV-3 ORD-P4: discounts are exact, percentages first, and never take more than is left", () => {
  always(2_000, (result, input) => {
    const { mode } = input.tax_profile;
    input.lines.forEach((given, i) => {
      if (given.voided === true) return;
      const rows = result.discounts.filter((row) => row.line_uid === given.uid);
      expect(rows.map((row) => [row.asked, row.amount])).toEqual(
        takeOff(given.discounts ?? [], result.lines[i]?.gross ?? 0, mode),
      );
    });
    const lineDiscounts = sum(
      result.discounts.filter((row) => row.scope === "line").map((row) => row.amount),
    );
    const rows = result.discounts.filter((row) => row.scope === "order");
    expect(rows.map((row) => [row.asked, row.amount])).toEqual(
      takeOff(input.discounts ?? [], result.gross - lineDiscounts, mode),
    );
    for (const one of result.lines) expect(one.discount).toBeLessThanOrEqual(one.gross);
  });
});

type Mode = PriceInput["tax_profile"]["mode"];

/** What the discounts ask for and take, one after the other, in exact arithmetic. */
function takeOff(entries: readonly PercentageOrAmount[], from: number, mode: Mode): number[][] {
  let left = from;
  const percentages = entries.filter((one) => one.amount === undefined);
  const amounts = entries.filter((one) => one.amount !== undefined);
  return [...percentages, ...amounts].map((one) => {
    const asked = share(one, left).rounded(mode);
    const taken = Math.min(asked, left);
    left -= taken;
    return [asked, taken];
  });
}

function share(entry: PercentageOrAmount, base: number): Fraction {
  if (entry.percentage === undefined) return whole(entry.amount);
  return whole(base).times(Fraction.of(entry.percentage)).over(HUNDRED);
}

test("INV-3 ORD-P5: shares of an order's discount sum to it, and lines with equal taxes get equal ones", () => {
  always(2_000, (result, input) => {
    const left = result.lines.map((one) => one.gross);
    result.lines.forEach((one, i) => {
      for (const row of one.discounts) if (row.scope === "line") left[i] = (left[i] ?? 0) - row.amount;
    });
    for (const row of result.discounts.filter((one) => one.scope === "order")) {
      const shares = result.lines.map((one) =>
        sum(one.discounts.filter((use) => isShareOf(use, row.uid)).map((use) => use.amount)),
      );
      expect(sum(shares)).toBe(row.amount);
      const taxes = input.lines.map((given) => JSON.stringify(given.voided === true ? null : given.taxes));
      for (const stack of new Set(taxes)) {
        const members = taxes.flatMap((one, i) => (one === stack ? [i] : []));
        const part = sum(members.map((i) => shares[i] ?? 0));
        const weight = sum(members.map((i) => left[i] ?? 0));
        expectFair(part, row.amount, weight, sum(left));
        for (const i of members) expectFair(shares[i] ?? 0, part, left[i] ?? 0, weight);
      }
      shares.forEach((amount, i) => (left[i] = (left[i] ?? 0) - amount));
    }
  });
});

function isShareOf(use: { scope: string; uid: string }, uid: string): boolean {
  return use.scope === "order" && use.uid === uid;
}

/** A share is less than one minor unit away from its exact proportion. */
function expectFair(part: number, total: number, weight: number, all: number): void {
  const fair = all === 0 || whole(total).times(whole(weight)).over(whole(all)).isWithin(part, ONE);
  expect(fair).toBe(true);
}

test.each(policies)(
  "INV-3 ORD-P6 ORD-P7 ORD-P8: taxes equal exact rational arithmetic, $rounding, $mode",
  (policy) => {
    always(
      700,
      (result, input) => {
        const rates = new Map<string, { exact: Fraction; amount: number }>();
        input.lines.forEach((given, i) => {
          const one = result.lines[i];
          if (one === undefined || given.voided === true) return;
          exactTaxes(given, one, input.tax_profile.prices_include_tax).forEach((exact, t) => {
            const row = one.taxes[t];
            if (row === undefined) throw new Error("a tax is missing");
            const rate = rates.get(`${row.id} ${row.inclusive}`) ?? { exact: ZERO, amount: 0 };
            rates.set(`${row.id} ${row.inclusive}`, {
              exact: rate.exact.plus(exact),
              amount: rate.amount + row.amount,
            });
            const isRight =
              policy.rounding === "per_line"
                ? row.amount === exact.rounded(policy.mode)
                : exact.isWithin(row.amount, ONE);
            expect(isRight).toBe(true);
          });
        });
        for (const rate of rates.values()) {
          const bound = policy.mode === "down" ? ONE : HALF.plus(new Fraction(1n, 10n ** 12n));
          const isRight = policy.rounding === "per_line" || rate.exact.isWithin(rate.amount, bound);
          expect(isRight).toBe(true);
          const isRounded = policy.rounding === "per_line" || rate.amount === rate.exact.rounded(policy.mode);
          expect(isRounded).toBe(true);
        }
      },
      policy,
    );
  },
);

/** Solves a line's taxes from the price free of tax, which the calculator never does. */
function exactTaxes(given: PriceLine, one: PricedLine, inclusiveDefault: boolean): Fraction[] {
  const charged = whole((one.taxes[0]?.taxable ?? 0) + one.tax_included);
  let before = ZERO;
  let contained = ONE;
  const parts = (given.taxes ?? []).map((entry) => {
    const rate = Fraction.of(entry.percentage).over(HUNDRED);
    const part = entry.compound === true ? rate.times(ONE.plus(before)) : rate;
    before = before.plus(part);
    if (entry.inclusive ?? inclusiveDefault) contained = contained.plus(part);
    return part;
  });
  const free = charged.over(contained);
  return parts.map((part) => free.times(part));
}

test("INV-3 ORD-P8: with only contained taxes the guest pays the prices, whatever the rates", () => {
  const property = fc.property(anyOrder(), (input) => {
    const inside = {
      ...input,
      service_charges: [],
      lines: input.lines.map((given) => ({
        ...given,
        taxes: (given.taxes ?? []).map((one) => ({ ...one, inclusive: true })),
      })),
    };
    const result = priced(inside);
    const untaxed = priced({ ...inside, lines: inside.lines.map((given) => ({ ...given, taxes: [] })) });
    expect(result.total).toBe(untaxed.total);
    expect(result.tax).toBe(result.tax_included);
  });
  fc.assert(property, { numRuns: 1_500 });
});

test("INV-3 ORD-P8: tax added to a price and tax taken out of the sum agree within one minor unit", () => {
  const property = fc.property(
    anyAmount,
    fc.integer({ min: 0, max: 10_000 }),
    anyProfile(),
    (amount, rate, profile) => {
      const percentage = String(rate / 100);
      const outside = priced(
        order([line("a", amount, { taxes: [tax(percentage, { inclusive: false })] })], {
          tax_profile: profile,
        }),
      );
      const inside = priced(
        order([line("a", outside.total, { taxes: [tax(percentage, { inclusive: true })] })], {
          tax_profile: profile,
        }),
      );
      expect(inside.total).toBe(outside.total);
      expect(Math.abs(inside.tax - outside.tax)).toBeLessThanOrEqual(1);
    },
  );
  fc.assert(property, { numRuns: 3_000 });
});

test("INV-3 ORD-P10: per rate per document, the arrangement of the lines changes no amount of the order", () => {
  const arranged = anyOrder({ rounding: "per_rate_per_document" }).chain((input) =>
    fc.tuple(
      fc.constant(input),
      fc
        .shuffledSubarray([...input.lines], { minLength: input.lines.length })
        .map((lines) => ({ ...input, lines })),
    ),
  );
  fc.assert(
    fc.property(arranged, ([one, other]) => {
      expect(amountsOf(priced(other))).toEqual(amountsOf(priced(one)));
    }),
    { numRuns: 3_000 },
  );
});

/** The order's own numbers, with its rows in an order that the lines do not decide. */
function amountsOf({ taxes, discounts, ...amounts }: PricedOrder): unknown {
  const byKey = (a: object, b: object): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
  return { ...amounts, lines: [], taxes: [...taxes].sort(byKey), discounts: [...discounts].sort(byKey) };
}

test("INV-3 ORD-P11: a tip changes nothing but itself, and coins nothing but the cash part", () => {
  always(1_000, (result, input) => {
    const { tip, cash_rounding: coins, due, ...rest } = result;
    const plain = priced({ ...input, tip: 0, cash_part: 0 });
    expect({ ...plain, tip, cash_rounding: coins, due }).toEqual({ ...rest, tip, cash_rounding: coins, due });
    const coin = Math.max(1, input.tax_profile.cash_rounding);
    const cash = Math.min(input.cash_part ?? 0, result.total + tip);
    expect((cash + coins) % coin).toBe(0);
    expect(Math.abs(coins) * 2).toBeLessThanOrEqual(coin);
  });
});
