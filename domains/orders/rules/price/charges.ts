import type { RoundingMode } from "@counterfoil/money";
import type { PricedServiceCharge, PriceServiceCharge } from "../../contract/pricing.ts";
import { apportion } from "./apportion.ts";
import { askedOf, percentagesFirst } from "./discounts.ts";
import { type Draft, totalSoFar } from "./draft.ts";

/** Adds the charges before tax: percentages of the discounted prices, then amounts, each apportioned over the lines. */
export function chargeBeforeTax(
  drafts: readonly Draft[],
  charges: readonly PriceServiceCharge[] | undefined,
  mode: RoundingMode,
): PricedServiceCharge[] {
  return addCharges(drafts, charges, "before_tax", mode, (draft) => draft.discounted);
}

/** Adds the charges after tax: percentages of the total so far, then amounts. They bear no tax. */
export function chargeAfterTax(
  drafts: readonly Draft[],
  charges: readonly PriceServiceCharge[] | undefined,
  mode: RoundingMode,
): PricedServiceCharge[] {
  return addCharges(drafts, charges, "after_tax", mode, totalSoFar);
}

/** Charges of one phase all stand on the same base, so no charge is a charge on another. */
function addCharges(
  drafts: readonly Draft[],
  charges: readonly PriceServiceCharge[] | undefined,
  phase: "before_tax" | "after_tax",
  mode: RoundingMode,
  baseOf: (draft: Draft) => number,
): PricedServiceCharge[] {
  const due = charges?.filter((charge) => (charge.phase ?? "before_tax") === phase) ?? [];
  if (due.length === 0) return [];
  const bases = drafts.map(baseOf);
  const base = bases.reduce((sum, one) => sum + one, 0);
  const weights = new Map(drafts.map((draft, index) => [draft, bases[index] ?? 0]));
  return percentagesFirst(due).map((charge) => {
    const shares = apportion(askedOf(charge, base, mode), drafts, (draft) => weights.get(draft) ?? 0);
    const taxable = phase === "before_tax" && charge.taxable !== false;
    let amount = 0;
    drafts.forEach((draft, index) => {
      const share = shares[index] ?? 0;
      if (share === 0) return;
      draft.serviceCharges.push({ uid: charge.uid, amount: share });
      draft.charge += share;
      if (taxable) draft.charged += share;
      amount += share;
    });
    return { uid: charge.uid, name: charge.name, phase, amount };
  });
}
