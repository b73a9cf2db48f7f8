import type { DiscountOrderArgs } from "../../contract/commands.ts";
import type { OrderState } from "../../contract/order.ts";
import type { PriceDiscount } from "../../contract/pricing.ts";
import { withLine } from "./lines.ts";

/** Adds a discount to the order or a line, or takes one away by its uid. One that is there already adds nothing. */
export function withDiscount(order: OrderState, args: DiscountOrderArgs, version: number): OrderState {
  if (args.line_uid === undefined) return { ...order, discounts: changed(order.discounts, args) };
  return withLine(order, args.line_uid, (line) => ({
    ...line,
    discounts: changed(line.discounts ?? [], args),
    version,
  }));
}

function changed(discounts: readonly PriceDiscount[], { add, remove }: DiscountOrderArgs): PriceDiscount[] {
  const kept = discounts.filter((one) => one.uid !== remove);
  return add === undefined || kept.some((one) => one.uid === add.uid) ? kept : [...kept, add];
}
