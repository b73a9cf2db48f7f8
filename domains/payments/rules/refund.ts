import type {
  OrderLine,
  OrderState,
  PricedLine,
  PricedRefund,
  RefundableTender,
  RefundRequest,
  RefundRequestLine,
} from "@counterfoil/orders/contract";
import { cashDue, type Moment, refund, refundTenders, settledOf } from "@counterfoil/orders/rules";
import { must, ok, refuse, type Refusal, type Result } from "@counterfoil/result";
import type { MakeRefundArgs } from "../contract/commands.ts";
import type { RefundLine, RefundState, RefundTax } from "../contract/refund.ts";

/**
 * The refund that a request comes to: parts of the stored amounts, out of the payments of the asked tender first and of
 * the others then. Never more than was taken and not given back yet. Refuses as `refund` and `refundTenders` do.
 */
export function refundOf(order: OrderState, args: MakeRefundArgs, moment: Moment): Result<RefundState> {
  const priced = must(order.priced, "a closed order has its frozen price");
  const request = requestOf(args);
  if (!request.ok) return request;
  const { amount: captured, tip } = settledOf(order);
  const earlier = order.refunds.map(asPriced);
  const back = refund({ lines: priced.lines, tip, captured: captured + tip, earlier }, request.value);
  if (!back.ok) return { ok: false, refusal: inOurWords(back.refusal) };
  const parts = partsOf(order, args.tender, back.value.due);
  if (!parts.ok) return parts;
  const rounding = parts.value.reduce((sum, part) => sum + part.cash_rounding, 0);
  return ok({
    id: args.id,
    tender: args.tender,
    amount: back.value.total,
    tip: back.value.tip,
    rounding,
    drawer_id: args.drawer_id,
    reason: args.reason,
    business_date: moment.date,
    hour: moment.hour,
    made_at: moment.at,
    lines: back.value.lines.map((line) => namedLine(line, order, args)),
    parts: parts.value,
    ...(args.external_type !== undefined && { external_type: args.external_type }),
    ...(args.reference !== undefined && { reference: args.reference }),
  });
}

function requestOf({ lines, amount, tip }: MakeRefundArgs): Result<RefundRequest> {
  if (lines !== undefined && amount !== undefined) {
    return refuse("lines_or_amount", "Give back either lines or an amount.", "amount");
  }
  const ofTip = tip === undefined ? {} : { tip };
  if (amount !== undefined) return ok({ amount, ...ofTip });
  if (lines === undefined) return tip === undefined ? ok({ all: true }) : ok({ lines: [], tip });
  const asked: RefundRequestLine[] = [];
  for (const [i, line] of lines.entries()) {
    if ((line.quantity === undefined) === (line.amount === undefined)) {
      return refuse(
        "quantity_or_amount",
        "Give back a quantity of the line or an amount.",
        `lines[${i}].quantity`,
      );
    }
    asked.push(
      line.quantity === undefined
        ? { line_uid: line.uid, amount: line.amount ?? 0 }
        : { line_uid: line.uid, quantity: line.quantity },
    );
  }
  return ok({ lines: asked, ...ofTip });
}

/**
 * Out of which payments the money goes back. Cash that was taken goes back in coins until what was taken in coins is
 * given; what was taken otherwise and goes back in cash is cut down to coins.
 */
function partsOf(
  order: OrderState,
  tender: RefundState["tender"],
  due: number,
): Result<RefundState["parts"]> {
  const { cash_rounding: coin, cash_rounding_mode: mode = "half_up" } = order.tax_profile;
  const taken = order.payments.filter(({ status }) => status === "completed");
  const preferred = [
    ...taken.filter((payment) => payment.tender === tender),
    ...taken.filter((payment) => payment.tender !== tender),
  ];
  const tenders = preferred.map((payment): RefundableTender => {
    const before = order.refunds.flatMap(({ parts }) =>
      parts.filter((part) => part.payment_id === payment.id),
    );
    return {
      payment_id: payment.id,
      amount: payment.amount + payment.tip,
      cash_rounding: payment.rounding,
      is_cash: payment.tender === "cash",
      refunded: before.reduce((sum, part) => sum + part.amount, 0),
      refunded_cash_rounding: before.reduce((sum, part) => sum + part.cash_rounding, 0),
    };
  });
  const parts = refundTenders(tenders, due, coin, mode);
  if (!parts.ok || tender !== "cash") return parts;
  const inCash = new Set(tenders.filter(({ is_cash }) => is_cash).map(({ payment_id }) => payment_id));
  return ok(
    parts.value.map((part) =>
      inCash.has(part.payment_id)
        ? part
        : { ...part, cash_rounding: cashDue(part.amount, coin, "down") - part.amount },
    ),
  );
}

/** A line of the refund with what names it, so that stock and reports need not look the order up. */
function namedLine(part: PricedLine, order: OrderState, args: MakeRefundArgs): RefundLine {
  const line = must(
    order.lines.find(({ uid }) => uid === part.uid),
    "a refund gives back lines of its order",
  );
  const { total, taxes, ...amounts } = part;
  const restock = args.lines?.find(({ uid }) => uid === part.uid)?.restock ?? args.restock ?? false;
  return {
    ...amounts,
    amount: total,
    taxes: taxes.map((tax) => namedTax(tax, line)),
    ...named(line),
    restock: restock && part.quantity > 0,
    track_stock: line.track_stock ?? false,
  };
}

function namedTax(tax: PricedLine["taxes"][number], line: OrderLine): RefundTax {
  const { name } = must(
    line.taxes?.find(({ id, percentage }) => id === tax.id && percentage === tax.percentage),
    "a line's tax has a name",
  );
  return { ...tax, name };
}

function named(line: OrderLine) {
  const { item_id, variation_id, category_id, name, variation_name, category_name } = line;
  return {
    ...(item_id !== undefined && { item_id }),
    ...(variation_id !== undefined && { variation_id }),
    ...(category_id !== undefined && { category_id }),
    name,
    ...(variation_name !== undefined && { variation_name }),
    ...(category_name !== undefined && { category_name }),
  };
}

/** A stored refund as the calculator returned it. */
function asPriced({ lines, tip, amount }: RefundState): PricedRefund {
  const sum = { gross: 0, discount: 0, charge: 0, tax: 0, tax_included: 0, net: 0, total: amount };
  const priced = lines.map(({ amount: total, ...line }): PricedLine => ({ ...line, total }));
  for (const line of priced) {
    sum.gross += line.gross;
    sum.discount += line.discount;
    sum.charge += line.charge;
    sum.tax += line.tax;
    sum.tax_included += line.tax_included;
    sum.net += line.net;
  }
  return { ...sum, lines: priced, taxes: priced.flatMap(({ taxes }) => taxes), tip, due: amount + tip };
}

/** The calculator speaks of `line_uid`, the request of `uid`. */
function inOurWords(refusal: Refusal): Refusal {
  return refusal.field === undefined
    ? refusal
    : { ...refusal, field: refusal.field.replace("line_uid", "uid") };
}
