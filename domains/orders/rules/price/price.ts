import { MoneyError } from "@counterfoil/money";
import { ok, refuse, type Result } from "@counterfoil/result";
import type { PricedOrder, PriceInput } from "../../contract/pricing.ts";
import { chargeAfterTax, chargeBeforeTax } from "./charges.ts";
import { checkPriceInput } from "./check.ts";
import { discountLines, discountOrder } from "./discounts.ts";
import { draftLines } from "./draft.ts";
import { taxLines } from "./taxes.ts";
import { totalOrder } from "./totals.ts";

/** Different sets of taxes on the lines of one order: the work to share amounts out grows with them. */
const MAX_TAX_COMBINATIONS = 100;

/**
 * What an order costs, down to each line's each tax. The one calculator: a till asks it while people order, the server
 * asks it again when the command arrives, and `calculate` is it without saving. Same input, same answer, to the cent.
 * Refuses input that is no price (`bad_quantity`, `bad_price`, `bad_percentage`, `bad_amount`, …, with the field) and
 * sums beyond a trillion minor units (`amount_too_large`).
 */
export function price(input: PriceInput): Result<PricedOrder> {
  const problem = checkPriceInput(input);
  if (problem !== null) return { ok: false, refusal: problem };
  try {
    return calculate(input);
  } catch (error) {
    if (error instanceof MoneyError && error.code === "too_large") {
      return refuse(
        "amount_too_large",
        "The amounts are too large to be a sale; check prices and quantities.",
      );
    }
    throw error;
  }
}

/** The order of computation, each step on what the one before has left. */
function calculate(input: PriceInput): Result<PricedOrder> {
  const { mode, rounding } = input.tax_profile;
  const { drafts, stacks } = draftLines(input);
  if (stacks.length > MAX_TAX_COMBINATIONS) {
    return refuse(
      "too_many",
      `An order takes at most ${MAX_TAX_COMBINATIONS} combinations of taxes.`,
      "lines",
    );
  }
  const lineDiscounts = discountLines(drafts, mode);
  const orderDiscounts = discountOrder(drafts, input.discounts, mode);
  const before = chargeBeforeTax(drafts, input.service_charges, mode);
  taxLines(drafts, rounding, mode);
  const after = chargeAfterTax(drafts, input.service_charges, mode);
  return ok(totalOrder(input, drafts, [...lineDiscounts, ...orderDiscounts], [...before, ...after]));
}
