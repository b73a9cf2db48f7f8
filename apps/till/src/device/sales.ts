import { newId, type Id } from "@counterfoil/ids";
import type { OrderState } from "@counterfoil/orders/contract";
import { orderState } from "@counterfoil/orders/rules";
import type { MakeRefundArgs } from "@counterfoil/payments/contract";
import { ok, type Result } from "@counterfoil/result";
import type { TillActions } from "../api/till.ts";
import { act, after } from "./act.ts";
import type { Ground } from "./ground.ts";
import { orderOf } from "./shapes.ts";

type SaleActions = Pick<
  TillActions,
  | "sell"
  | "open_order"
  | "add_lines"
  | "change_line"
  | "void_line"
  | "change_order"
  | "discount_order"
  | "void_order"
  | "take_payment"
  | "close_order"
  | "make_refund"
>;

/** Everything that changes an order. Where the caller has made an id for it, doing it again is the same deed. */
export function saleActions(ground: Ground): SaleActions {
  const order = async (
    type: string,
    id: Id,
    args: { readonly order_id: Id },
  ): Promise<Result<OrderState>> => {
    const acted = await act(ground, type, id, args);
    return acted.ok ? ok(after(acted.value, orderState, args.order_id)) : acted;
  };
  return {
    sell: (args) => order("order.sell", args.order_id, args),
    open_order: (args) => order("order.open", args.order_id, args),
    add_lines: (args) => order("order.add_lines", newId(), args),
    change_line: (args) => order("order.change_line", newId(), args),
    void_line: (args) => order("order.void_line", newId(), args),
    change_order: (args) => order("order.change", newId(), args),
    discount_order: (args) => order("order.discount", newId(), args),
    void_order: (args) => order("order.void", newId(), args),
    take_payment: (args) => order("payment.take", args.id, args),
    close_order: (args) => order("order.close", newId(), args),
    make_refund: (args) => refund(ground, args, () => order("refund.make", args.id, args)),
  };
}

/** A sale that is older than what this till holds is given back by the server, which has it. */
async function refund(
  ground: Ground,
  args: MakeRefundArgs,
  here: () => Promise<Result<OrderState>>,
): Promise<Result<OrderState>> {
  const stand = await ground.stand();
  if (stand === null || stand.device.docs.location.get(orderState, args.order_id) !== undefined)
    return here();
  const answer = await ground.readAsPerson((server) =>
    server.post("/v1/refunds", { body: args, key: args.id }),
  );
  return answer.ok ? ok(orderOf(answer.value.order)) : answer;
}
