import { allocate } from "@counterfoil/money";
import type { OrderState, PricedOrder, TaxProfile } from "@counterfoil/orders/contract";
import { settledOf } from "@counterfoil/orders/rules";
import type { PaymentState } from "@counterfoil/payments/contract";
import { pay } from "@counterfoil/payments/rules";
import { ok, type Result } from "@counterfoil/result";

/** What is not paid yet of an order that comes to `priced`; tips and cash rounding are no part of it. */
export const leftToPay = (order: OrderState | null, priced: PricedOrder): number =>
  priced.total - settledOf({ payments: order?.payments ?? [] }).amount;

/**
 * What cash would settle, and the change: by the rule that the server applies when it is taken. `amount` is the part to
 * settle, `tendered` what is handed over; refused when that is too little. Where nothing is left, nothing is taken.
 */
export const previewCash = (
  profile: TaxProfile,
  balance: number,
  amount: number,
  tendered: number,
): Result<Pick<PaymentState, "change">> =>
  balance === 0
    ? ok({ change: tendered })
    : pay(
        {
          tax_profile: profile,
          balance,
          drawer_id: "",
          moment: { at: "", date: "", hour: 0 },
          isDecided: false,
        },
        { id: "", tender: "cash", amount, tendered },
      );

/** One of `parts` equal parts of an amount; the leftover cents go to the first ones. */
export const onePart = (amount: number, parts: number): number =>
  allocate(amount, new Array<number>(parts).fill(1))[0] ?? amount;

/** Payments that stand, the last one last. */
export const standing = (order: OrderState | null): readonly PaymentState[] =>
  (order?.payments ?? []).filter(({ status }) => status === "completed");
