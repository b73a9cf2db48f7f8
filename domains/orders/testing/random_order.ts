import fc from "fast-check";
import type {
  PercentageOrAmount,
  PriceDiscount,
  PriceInput,
  PriceLine,
  PriceModifier,
  PriceServiceCharge,
  PriceTax,
  TaxProfile,
} from "../contract/pricing.ts";
import { order } from "./sample.ts";

/** Any tax profile, or those that a test asks for. */
export function anyProfile(fixed: Partial<TaxProfile> = {}): fc.Arbitrary<TaxProfile> {
  return fc
    .record({
      rounding: fc.constantFrom("per_line" as const, "per_rate_per_document" as const),
      mode: fc.constantFrom("half_up" as const, "half_even" as const, "down" as const),
      prices_include_tax: fc.boolean(),
      cash_rounding: fc.constantFrom(0, 1, 5, 10, 100),
    })
    .map((profile) => ({ ...profile, ...fixed }));
}

/** Any order that a till could send, with a liking for small amounts, where ties and leftovers live. */
export function anyOrder(fixed: Partial<TaxProfile> = {}): fc.Arbitrary<PriceInput> {
  return anyTaxes().chain((taxes) =>
    fc
      .record({
        currency: fc.constantFrom("USD", "EUR", "CHF", "JPY", "KWD"),
        tax_profile: anyProfile(fixed),
        lines: fc.array(anyLine(taxes), { maxLength: 7 }).map(withUids),
        discounts: anyDiscounts(),
        service_charges: anyCharges(),
        tip: fc.integer({ min: 0, max: 2_000 }),
        cash_part: fc.integer({ min: 0, max: 20_000 }),
      })
      .map(({ lines, ...rest }) => order(lines, rest)),
  );
}

export const anyAmount = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 30 }) },
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 5_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 50_000_000 }) },
);

const anyQuantity = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 12 }) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 3_000 }).map((milli) => milli / 1000) },
  { weight: 1, arbitrary: fc.constant(0) },
);

const anyRate = fc.oneof(
  fc.constantFrom("0", "5", "7", "8", "8.875", "9.975", "10", "19", "20", "22", "100", "0.000001"),
  fc.integer({ min: 0, max: 30_000_000 }).map((millionths) => millionths / 1_000_000),
);

function anyTaxes(): fc.Arbitrary<PriceTax[]> {
  const tax = fc.record({
    percentage: anyRate,
    inclusive: fc.boolean(),
    compound: fc.boolean(),
    silent: fc.boolean(),
  });
  return fc.array(tax, { maxLength: 3 }).map((taxes) =>
    taxes.map(({ silent, inclusive, ...rest }, index) => ({
      id: `tax-${index}`,
      name: `Tax ${index}`,
      ...rest,
      ...(silent ? {} : { inclusive }),
    })),
  );
}

function anyLine(taxes: readonly PriceTax[]): fc.Arbitrary<PriceLine> {
  const plain = {
    quantity: anyQuantity,
    unit_price: anyAmount,
    modifiers: fc.array(anyModifier(), { maxLength: 3 }),
    discounts: anyDiscounts(),
    taxes: fc.subarray([...taxes]),
  };
  return fc
    .record({ ...plain, voided: fc.integer({ min: 0, max: 9 }).map((die) => die === 0) })
    .map((line) => ({ ...line, uid: "", modifiers: notBelowZero(line.unit_price, line.modifiers) }));
}

function anyModifier(): fc.Arbitrary<PriceModifier> {
  return fc.record({
    uid: fc.uuid(),
    name: fc.constantFrom("Cheese", "Bacon"),
    unit_price: fc.integer({ min: -50, max: 400 }),
    quantity: fc.constantFrom(1, 1, 2, 0.5),
  });
}

function notBelowZero(unitPrice: number, modifiers: readonly PriceModifier[]): readonly PriceModifier[] {
  const unit = modifiers.reduce((sum, one) => sum + one.unit_price * (one.quantity ?? 1), unitPrice);
  return unit >= 0 ? modifiers : modifiers.map((one) => ({ ...one, unit_price: Math.abs(one.unit_price) }));
}

function anyAdjustment(most: number): fc.Arbitrary<PercentageOrAmount> {
  return fc.oneof(
    fc.integer({ min: 0, max: most * 10_000 }).map((steps) => ({ percentage: steps / 10_000 })),
    fc.constantFrom("5", "10", "12.5", "33.3333", "50", "100").map((percentage) => ({ percentage })),
    anyAmount.map((amount) => ({ amount })),
  );
}

function anyDiscounts(): fc.Arbitrary<PriceDiscount[]> {
  return fc
    .array(anyAdjustment(100), { maxLength: 2 })
    .map((entries) =>
      entries.map((entry, index) => ({ uid: `discount-${index}`, name: `Discount ${index}`, ...entry })),
    );
}

function anyCharges(): fc.Arbitrary<PriceServiceCharge[]> {
  const charge = fc.record({
    entry: anyAdjustment(30),
    phase: fc.constantFrom("before_tax" as const, "after_tax" as const),
    taxable: fc.boolean(),
  });
  return fc.array(charge, { maxLength: 2 }).map((charges) =>
    charges.map(({ entry, phase, taxable }, index) => ({
      uid: `charge-${index}`,
      name: `Charge ${index}`,
      phase,
      taxable,
      ...entry,
    })),
  );
}

function withUids(lines: readonly PriceLine[]): PriceLine[] {
  return lines.map((line, index) => ({ ...line, uid: `line-${index}`, name: `Item ${index}` }));
}
