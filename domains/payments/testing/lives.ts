import { childId, newId, type Id } from "@counterfoil/ids";
import type { LineArgs, TaxProfile } from "@counterfoil/orders/contract";
import fc from "fast-check";

/*
 * Random lives of an order, for tests of what must hold whatever people do. A step is made from numbers, so that a
 * failing life shrinks to a short one.
 */

export const profiles: fc.Arbitrary<TaxProfile> = fc.record({
  rounding: fc.constantFrom("per_line", "per_rate_per_document"),
  mode: fc.constantFrom("half_up", "half_even", "down"),
  prices_include_tax: fc.boolean(),
  cash_rounding: fc.constantFrom(0, 5, 10),
});

const percentages = fc.constantFrom<number | string>(0, 2.5, 8, "8.875", 20);

const taxes = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom("vat", "city"),
    name: fc.constant("Tax"),
    percentage: percentages,
    inclusive: fc.boolean(),
    compound: fc.boolean(),
  }),
  { maxLength: 2, selector: ({ id }) => id },
);

const quantities = fc.oneof(
  fc.integer({ min: 1, max: 5 }),
  fc.integer({ min: 1, max: 3_000 }).map((n) => n / 1_000),
);

const lines: fc.Arbitrary<Omit<LineArgs, "uid">> = fc.record({
  name: fc.constant("Coffee"),
  quantity: quantities,
  unit_price: fc.integer({ min: 0, max: 2_000 }),
  taxes,
  modifiers: fc.uniqueArray(
    fc.record({ uid: fc.constantFrom("m1", "m2"), name: fc.constant("Extra"), unit_price: fc.nat(200) }),
    { maxLength: 2, selector: ({ uid }) => uid },
  ),
});

const add = fc.record({ do: fc.constant("add" as const), line: lines });

const edit = fc.oneof(
  add,
  fc.record({ do: fc.constant("delta" as const), pick: fc.nat(9), by: fc.integer({ min: -2, max: 3 }) }),
  fc.record({ do: fc.constant("void_line" as const), pick: fc.nat(9) }),
  fc.record({
    do: fc.constant("discount" as const),
    pick: fc.nat(9),
    whole: fc.boolean(),
    percent: fc.integer({ min: 0, max: 100 }),
  }),
  fc.record({
    do: fc.constant("split" as const),
    pick: fc.nat(9),
    checks: fc.integer({ min: 1, max: 3 }),
    evenly: fc.boolean(),
  }),
);

const pay = fc.record({
  do: fc.constant("pay" as const),
  cash: fc.boolean(),
  amount: fc.option(fc.integer({ min: 1, max: 1_000 }), { nil: undefined, freq: 3 }),
  tip: fc.constantFrom(0, 0, 50),
  check: fc.option(fc.nat(2), { nil: undefined, freq: 3 }),
  close: fc.boolean(),
});

const settle = fc.record({
  do: fc.constant("pay" as const),
  cash: fc.boolean(),
  amount: fc.constant(undefined),
  tip: fc.constantFrom(0, 50),
  check: fc.constant(undefined),
  close: fc.constant(true),
});

const refund = fc.record({
  do: fc.constant("refund" as const),
  cash: fc.boolean(),
  pick: fc.nat(9),
  amount: fc.option(fc.integer({ min: 1, max: 500 }), { nil: undefined, freq: 3 }),
});

const end = fc.oneof(
  { weight: 9, arbitrary: settle },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("void" as const) }) },
);

const payment = fc.oneof(
  { weight: 3, arbitrary: pay },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("void_payment" as const), pick: fc.nat(4) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("close" as const) }) },
);

/** One thing that somebody does. `pick` chooses among the lines, checks or payments that are there. */
const steps = fc.oneof(
  { weight: 6, arbitrary: edit },
  { weight: 3, arbitrary: payment },
  { weight: 1, arbitrary: refund },
);

export type Step = Made<typeof steps> | Made<typeof end>;

type Made<A> = A extends fc.Arbitrary<infer S> ? S : never;

/** People order, change their minds and pay in part; most pay the rest in the end, and some come back. */
export const lives: fc.Arbitrary<Step[]> = fc
  .tuple(
    fc.array(add, { minLength: 1, maxLength: 4 }),
    fc.array(steps, { maxLength: 12 }),
    fc.array(end, { minLength: 1, maxLength: 2 }),
    fc.array(fc.oneof({ weight: 5, arbitrary: refund }, { weight: 1, arbitrary: steps }), { maxLength: 5 }),
  )
  .map((parts) => parts.flat());

/** What a step needs to see of the order to become a command. */
export interface Seen {
  readonly lines: readonly { readonly uid: string; readonly quantity: number }[];
  readonly checks: readonly { readonly id: Id }[];
  readonly payments: readonly { readonly id: Id }[];
}

/** The command that a step is on this order: its type and arguments. */
export function commandOf(
  step: Step,
  order_id: Id,
  drawer_id: Id,
  order: Seen,
): { type: string; args: object } {
  const pickOf = <T>(list: readonly T[], pick: number): T | undefined =>
    list[pick % Math.max(list.length, 1)];
  const money = { order_id, drawer_id };
  switch (step.do) {
    case "add":
      return { type: "order.add_lines", args: { order_id, lines: [{ uid: newId(), ...step.line }] } };
    case "delta":
      return {
        type: "order.change_line",
        args: { order_id, uid: pickOf(order.lines, step.pick)?.uid ?? "none", quantity_delta: step.by },
      };
    case "void_line":
      return {
        type: "order.void_line",
        args: { order_id, uid: pickOf(order.lines, step.pick)?.uid ?? "none", reason: "wrong" },
      };
    case "discount": {
      const line = step.whole ? undefined : pickOf(order.lines, step.pick);
      const add = { uid: newId(), name: "Off", percentage: step.percent };
      return { type: "order.discount", args: { order_id, add, ...(line && { line_uid: line.uid }) } };
    }
    case "split": {
      const checks = Array.from({ length: step.checks }, (_, n) => ({ id: childId(order_id, n) }));
      const line = pickOf(order.lines, step.pick);
      const named = { id: childId(order_id, step.checks), ...(line && { lines: [{ uid: line.uid }] }) };
      return {
        type: "order.split",
        args: step.evenly ? { order_id, checks, evenly: true } : { order_id, checks: [named] },
      };
    }
    case "pay": {
      const { amount, tip, close } = step;
      const check = step.check === undefined ? undefined : pickOf(order.checks, step.check);
      const said = { ...(amount !== undefined && { amount }), ...(check && { check_id: check.id }) };
      const tender = step.cash ? "cash" : "external";
      return { type: "payment.take", args: { ...money, id: newId(), tender, tip, close, ...said } };
    }
    case "void_payment":
      return {
        type: "payment.void",
        args: { ...money, payment_id: pickOf(order.payments, step.pick)?.id ?? newId(), reason: "wrong" },
      };
    case "close":
      return { type: "order.close", args: money };
    case "void":
      return { type: "order.void", args: { order_id, reason: "left" } };
    case "refund": {
      const line = pickOf(order.lines, step.pick);
      const { amount } = step;
      const what = amount === undefined ? { lines: [{ uid: line?.uid ?? "none", quantity: 1 }] } : { amount };
      const tender = step.cash ? "cash" : "external";
      return { type: "refund.make", args: { ...money, id: newId(), tender, reason: "cold", ...what } };
    }
  }
}
