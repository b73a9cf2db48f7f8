import { accept, type CommandSpec, ref } from "@counterfoil/commands/spec";
import { refuse } from "@counterfoil/result";
import { DiscountOrderArgs } from "../../contract/commands.ts";
import type { OrderDiscounted } from "../../contract/events.ts";
import type { OrderState } from "../../contract/order.ts";
import type { PriceDiscount } from "../../contract/pricing.ts";
import { withDiscount } from "../edits/discounts.ts";
import { findLine, findOrder, priceGrown } from "../find.ts";
import { isSame } from "../same.ts";
import { orderState } from "../state.ts";

/** Takes something off the order or one of its lines, by percent or amount, or takes such a discount away again. */
export const discount: CommandSpec<DiscountOrderArgs> = {
  type: "order.discount",
  kind: "fact",
  permission: "orders.write",
  args: DiscountOrderArgs,
  needs: ({ args }) => [ref(orderState, args.order_id)],
  decide: ({ args }, states, { version }) => {
    const found = findOrder(states, args.order_id, "discount");
    if (!found.ok) return found;
    const order = found.value;
    const there = discountsOf(order, args.line_uid);
    if (!there.ok) return there;
    if ((args.add === undefined) === (args.remove === undefined)) {
      return refuse("add_or_remove", "Either add a discount or remove one by its uid.", "add");
    }
    const known = there.value.find(({ uid }) => uid === (args.add?.uid ?? args.remove));
    if (args.remove !== undefined && known === undefined) {
      return refuse("unknown_discount", "There is no such discount here.", "remove");
    }
    if (args.add !== undefined && known !== undefined) {
      if (isSame(known, args.add)) return accept();
      return refuse("uid_conflict", "Another discount here has this uid.", "add.uid");
    }
    const priced = priceGrown(withDiscount(order, args, version));
    if (!priced.ok) return { refusal: { ...priced.refusal, field: "add" } };
    const discounted: OrderDiscounted = { type: "order.discounted", order_id: order.id };
    return accept(discounted);
  },
};

function discountsOf(order: OrderState, uid: string | undefined) {
  if (uid === undefined) return { ok: true, value: order.discounts } as const;
  const line = findLine(order, uid, "line_uid");
  const none: readonly PriceDiscount[] = [];
  return line.ok ? ({ ok: true, value: line.value.discounts ?? none } as const) : line;
}
