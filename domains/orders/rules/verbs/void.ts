import { accept, type CommandSpec, ref, refused } from "@counterfoil/commands/spec";
import { receipted } from "@counterfoil/receipts/rules";
import { must, refuse } from "@counterfoil/result";
import { VoidOrderArgs } from "../../contract/commands.ts";
import type { OrderVoided } from "../../contract/events.ts";
import { findOrder } from "../find.ts";
import { momentOf } from "../moment.ts";
import { spoiledNumbers } from "../numbers.ts";
import { needsOfNumbers, placeOf } from "../place.ts";
import { orderState } from "../state.ts";
import { priceOrder } from "../totals.ts";

/**
 * Takes a whole open order back; its payments have to be voided before. It stays readable, and its void has a number of
 * its own series (ORD-6).
 */
export const voidOrder: CommandSpec<VoidOrderArgs> = {
  type: "order.void",
  kind: "fact",
  permission: "orders.void",
  args: VoidOrderArgs,
  needs: (command) => [ref(orderState, command.args.order_id), ...needsOfNumbers(command)],
  decide: (command, states, entry) => {
    const found = findOrder(states, command.args.order_id, "void");
    if (!found.ok) return found;
    const order = found.value;
    if (order.payments.some((payment) => payment.status === "completed")) {
      return refuse("order_has_payments", "This order has payments. Void them first.", "order_id");
    }
    const place = placeOf(command, states);
    if (!place.ok) return place;
    const { at, date, hour } = momentOf(entry, place.value.location);
    const priced = priceOrder(order);
    const { total } = must(priced.ok ? priced.value : null, "an order on the tape has a price");
    const of = { order_id: order.id, business_date: date };
    const voided: OrderVoided = { type: "order.voided", ...of, hour, total };
    const { call_number } = order;
    const slip = { ...of, call_number, issued_at: at, total };
    const receipt = receipted(place.value.receipts, "void", slip, command.args.numbers);
    if ("none" in receipt) return refused(receipt.none.code, receipt.none.message, "numbers");
    return accept(voided, ...receipt.events);
  },
  spoiled: spoiledNumbers("void"),
};
