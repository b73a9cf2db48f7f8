import { mulRatio, type RoundingMode } from "@counterfoil/money";
import type { LineTax, TaxRounding } from "../../contract/pricing.ts";
import { documentTaxes } from "./document_tax.ts";
import type { Draft } from "./draft.ts";

/** Reckons every line's taxes on its charged price, by the rounding that the legal entity has chosen. */
export function taxLines(drafts: readonly Draft[], rounding: TaxRounding, mode: RoundingMode): void {
  if (rounding === "per_line") {
    for (const draft of drafts) {
      settle(
        draft,
        draft.stack.factors.map((factor) => mulRatio(draft.charged, factor, mode)),
      );
    }
  } else {
    documentTaxes(drafts, mode).forEach((amounts, index) => {
      const draft = drafts[index];
      if (draft !== undefined) settle(draft, amounts);
    });
  }
}

/** Writes a line's tax amounts down, each with the whole cents that it was reckoned on. */
function settle(draft: Draft, amounts: readonly number[]): void {
  const { taxes } = draft.stack;
  taxes.forEach((tax, index) => {
    if (tax.inclusive) draft.taxIncluded += amounts[index] ?? 0;
  });
  const free = draft.charged - draft.taxIncluded;
  draft.taxes = taxes.map((tax, index): LineTax => {
    const amount = amounts[index] ?? 0;
    const taxable = tax.compound ? free + draft.tax : free;
    draft.tax += amount;
    return { id: tax.id, percentage: tax.percentage, inclusive: tax.inclusive, taxable, amount };
  });
}
