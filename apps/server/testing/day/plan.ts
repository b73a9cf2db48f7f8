import { lives, profiles } from "@counterfoil/payments/testing";
import { anyOrder } from "@counterfoil/orders/testing";
import fc from "fast-check";

/*
 * A day at a house with two locations, as a plan that a test carries out: what is done, by which device, and how much is
 * done at once. Everything is a choice among what is there by then, so that any part of a plan is a plan.
 */

const nat = fc.nat(999);
const ofTender = fc.constantFrom("cash" as const, "external" as const);

const sell = fc.record({
  do: fc.constant("sell" as const),
  order: anyOrder(),
  first: fc.option(fc.record({ tender: ofTender, amount: fc.integer({ min: 1, max: 900 }) }), { freq: 2 }),
  tender: ofTender,
  tip: fc.constantFrom(0, 0, 150),
  tracked: fc.option(fc.nat(3)),
});

/** An order that lives through its steps, one `go_on` after the other, done by whoever is near. */
const open = fc.record({ do: fc.constant("open" as const), steps: lives, covers: fc.nat(4) });
const goOn = fc.record({ do: fc.constant("go_on" as const), pick: nat });

const refund = fc.record({
  do: fc.constant("refund" as const),
  pick: nat,
  tender: ofTender,
  what: fc.oneof(
    fc.constant({}),
    fc.record({ amount: fc.integer({ min: 1, max: 700 }) }),
    fc.record({ tip: fc.integer({ min: 1, max: 150 }) }),
    fc.record({ share: fc.constantFrom(0.25, 0.5, 1), restock: fc.boolean() }),
  ),
});

const shift = fc.record({
  do: fc.constant("shift" as const),
  deed: fc.constantFrom("open", "open", "count", "close", "paid_in", "paid_out"),
  amount: fc.integer({ min: 1, max: 20_000 }),
});

const stock = fc.record({
  do: fc.constant("stock" as const),
  counted: fc.boolean(),
  variation: fc.nat(3),
  milli: fc.integer({ min: 1, max: 9_000 }),
  minutes_ago: fc.option(fc.nat(2_000)),
});

const change = fc.record({ do: fc.constant("change" as const), tax_profile: profiles });
const again = fc.record({ do: fc.constant("again" as const), pick: nat });
/** How many of the acts after it are done at once, and how far the clock moves before. */
const pause = fc.record({
  do: fc.constant("pause" as const),
  minutes: fc.constantFrom(1, 10, 90),
  crowd: fc.integer({ min: 1, max: 25 }),
});

const act = fc.oneof(
  { weight: 8, arbitrary: sell },
  { weight: 4, arbitrary: open },
  { weight: 20, arbitrary: goOn },
  { weight: 4, arbitrary: refund },
  { weight: 4, arbitrary: shift },
  { weight: 3, arbitrary: stock },
  { weight: 1, arbitrary: change },
  { weight: 2, arbitrary: again },
  { weight: 3, arbitrary: pause },
);

type Made<A> = A extends fc.Arbitrary<infer T> ? T : never;
type Act = Made<typeof act>;
/** The act of a kind. */
export type Doing<K extends Act["do"]> = Extract<Act, { readonly do: K }>;

/** One deed of the device that `who` chooses; its clock is right where `minutes_off` is 0. */
export interface Deed {
  readonly who: number;
  readonly act: Act;
  readonly minutes_off: number;
}

const deed: fc.Arbitrary<Deed> = fc.record({
  who: nat,
  act,
  minutes_off: fc.oneof(
    { weight: 8, arbitrary: fc.constant(0) },
    { weight: 2, arbitrary: fc.constantFrom(-20_000, -300, 1, 3_000) },
  ),
});

export const days = (deeds: number): fc.Arbitrary<{ profiles: Made<typeof profiles>[]; deeds: Deed[] }> =>
  fc.record({
    profiles: fc.array(profiles, { minLength: 2, maxLength: 2 }),
    deeds: fc.array(deed, { minLength: deeds, maxLength: deeds, size: "max" }),
  });
