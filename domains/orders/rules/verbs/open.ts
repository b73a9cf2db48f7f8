import { accept, type CommandSpec, type Entry, ref } from "@counterfoil/commands/spec";
import { nextCall } from "@counterfoil/receipts/rules";
import { ok, refuse, type Result } from "@counterfoil/result";
import { OpenOrderArgs } from "../../contract/commands.ts";
import type { OrderOpened } from "../../contract/events.ts";
import type { OrderState } from "../../contract/order.ts";
import { opened } from "../edits/open.ts";
import { type Moment, momentOf } from "../moment.ts";
import { spoiledNumbers } from "../numbers.ts";
import { needsOfNumbers, type Place, placeOf } from "../place.ts";
import { orderState } from "../state.ts";
import { priceOrder } from "../totals.ts";

/** Opens an order, with lines or without. */
export const open: CommandSpec<OpenOrderArgs> = {
  type: "order.open",
  kind: "fact",
  permission: "orders.write",
  args: OpenOrderArgs,
  needs: (command) => [ref(orderState, command.args.order_id), ...needsOfNumbers(command)],
  decide: (command, states, entry) => {
    if (states.get(orderState, command.args.order_id) !== undefined) return orderIdTaken();
    const place = placeOf(command, states);
    if (!place.ok) return place;
    const made = openOrder(entry, place.value, momentOf(entry, place.value.location));
    if (!made.ok) return made;
    const priced = priceOrder(made.value.order);
    return priced.ok ? accept(made.value.event) : priced;
  },
  spoiled: spoiledNumbers("sale"),
};

/**
 * The event of an order's opening, and the document as it will stand. `currency` must be the location's, whose tax
 * profile is frozen here. The lines are not priced yet: whoever asks does it.
 */
export function openOrder(
  entry: Entry<OpenOrderArgs>,
  { location, series }: Pick<Place, "location" | "series">,
  { date }: Moment,
): Result<{ readonly event: OrderOpened; readonly order: OrderState }> {
  const { args } = entry.command;
  if (args.currency !== undefined && args.currency !== location.currency) {
    return refuse("currency_mismatch", `This location sells in ${location.currency}.`, "currency");
  }
  const event: OrderOpened = {
    type: "order.opened",
    order_id: args.order_id,
    call_number: args.numbers?.call ?? nextCall(series),
    currency: location.currency,
    tax_profile: location.tax_profile,
    business_date: date,
  };
  const order = opened(event, entry);
  const stray = order.lines.findIndex(({ check_id }) => check_id !== undefined && check_id !== order.id);
  if (stray >= 0) return refuse("unknown_check", "The order has no such check.", `lines[${stray}].check_id`);
  return ok({ event, order });
}

/** An order's id is used once, for ever. */
export function orderIdTaken(): ReturnType<typeof refuse> {
  return refuse(
    "id_reused",
    "There is an order with this id already. Take a new id for a new order.",
    "order_id",
  );
}
