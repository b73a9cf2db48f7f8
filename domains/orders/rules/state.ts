import type { Entry, Fold } from "@counterfoil/commands/spec";
import { must } from "@counterfoil/result";
import type {
  PaymentTaken,
  PaymentVoided,
  RefundMade,
  VoidPaymentArgs,
} from "@counterfoil/payments/contract";
import type { ReceiptIssued } from "@counterfoil/receipts/contract";
import type {
  AddLinesArgs,
  ChangeLineArgs,
  ChangeOrderArgs,
  DiscountOrderArgs,
  OpenOrderArgs,
  SplitOrderArgs,
  VoidLineArgs,
  VoidOrderArgs,
} from "../contract/commands.ts";
import type {
  LineChanged,
  LinesAdded,
  LineVoided,
  OrderChanged,
  OrderClosed,
  OrderDiscounted,
  OrderOpened,
  OrderSplit,
  OrderVoided,
  SupplementOpened,
} from "../contract/events.ts";
import type { OrderState, Voided } from "../contract/order.ts";
import { withDiscount } from "./edits/discounts.ts";
import { withHeader } from "./edits/header.ts";
import { withLineChanged, withLines, withLineVoided } from "./edits/lines.ts";
import { closed, withPayment, withPaymentVoided, withReceipt, withRefund } from "./edits/money.ts";
import { opened, supplementOpened } from "./edits/open.ts";
import { withSplit } from "./edits/split.ts";
import { happenedAt, saidAt } from "./moment.ts";

type OfOrder = { readonly order_id: string };

/** An order's whole document, by its id. What commands say stands in their arguments; events point at it. */
export const orderState: Fold<OrderState> = {
  kind: "order",
  on: {
    "order.opened": {
      key: (event: OrderOpened) => event.order_id,
      apply: (_: OrderState | undefined, event: OrderOpened, entry: Entry<OpenOrderArgs>) =>
        opened(event, entry),
    },
    "order.supplement_opened": {
      key: (event: SupplementOpened) => event.order_id,
      apply: (_: OrderState | undefined, event: SupplementOpened, entry: Entry<AddLinesArgs>) =>
        supplementOpened(event, entry),
    },
    "order.lines_added": step((order, _: LinesAdded, { command }: Entry<AddLinesArgs>) =>
      withLines(order, command.args),
    ),
    "order.line_changed": step((order, _: LineChanged, { command, version }: Entry<ChangeLineArgs>) =>
      withLineChanged(order, command.args, version),
    ),
    "order.line_voided": step((order, { uid }: LineVoided, entry: Entry<VoidLineArgs>) =>
      withLineVoided(order, uid, tombstone(entry), entry.version),
    ),
    "order.changed": step((order, _: OrderChanged, entry: Entry<ChangeOrderArgs>) =>
      withHeader(order, entry.command.args, saidAt(entry)),
    ),
    "order.discounted": step((order, _: OrderDiscounted, { command, version }: Entry<DiscountOrderArgs>) =>
      withDiscount(order, command.args, version),
    ),
    "order.split": step((order, _: OrderSplit, { command }: Entry<SplitOrderArgs>) =>
      withSplit(order, command.args),
    ),
    "order.voided": step((order, { business_date }: OrderVoided, entry: Entry<VoidOrderArgs>) => ({
      ...order,
      state: "canceled" as const,
      business_date,
      void: tombstone(entry),
    })),
    "order.closed": step((order, event: OrderClosed, entry: Entry<never>) =>
      closed(order, event, happenedAt(entry)),
    ),
    "payment.taken": step((order, event: PaymentTaken) => withPayment(order, event)),
    "payment.voided": step((order, event: PaymentVoided, entry: Entry<VoidPaymentArgs>) =>
      withPaymentVoided(order, event, tombstone(entry)),
    ),
    "refund.made": step((order, event: RefundMade) => withRefund(order, event)),
    "receipt.issued": step((order, event: ReceiptIssued) => withReceipt(order, event)),
  },
};

/** A step of an order that was opened before; every one of them is a new version of it. */
function step<E extends OfOrder, A>(change: (order: OrderState, event: E, entry: Entry<A>) => OrderState) {
  return {
    key: (event: E) => event.order_id,
    apply: (order: OrderState | undefined, event: E, entry: Entry<A>): OrderState => ({
      ...change(must(order, `order ${event.order_id} was opened before`), event, entry),
      version: entry.version,
    }),
  };
}

function tombstone(entry: Entry<{ readonly reason: string }>): Voided {
  const { args, actor } = entry.command;
  return { reason: args.reason, actor, at: happenedAt(entry) };
}
