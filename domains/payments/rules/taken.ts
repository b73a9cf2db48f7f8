import type { States } from "@counterfoil/commands/spec";
import type { Refusal } from "@counterfoil/result";
import { paymentState } from "./state.ts";

/** The refusal of payments of which one has an id that was used before, here or in the same list; null when all are new. */
export function checkPaymentIds(
  states: States,
  payments: readonly { readonly id: string }[],
): Refusal | null {
  const seen = new Set<string>();
  for (const [i, { id }] of payments.entries()) {
    if (seen.has(id) || states.get(paymentState, id) !== undefined) {
      const message = "This id stands for another payment. Take a new id for a new payment.";
      return { code: "id_reused", message, field: `payments[${i}].id` };
    }
    seen.add(id);
  }
  return null;
}
