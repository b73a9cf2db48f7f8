import {
  accept,
  type Command,
  type Decision,
  type Entry,
  exception,
  ref,
  type Ref,
  type States,
} from "@counterfoil/commands/spec";
import { childId, type Id } from "@counterfoil/ids";
import { locationState, needsOfPlace } from "@counterfoil/venues/rules";
import type { AddLinesArgs } from "../contract/commands.ts";
import type { SupplementOpened } from "../contract/events.ts";
import type { OrderState } from "../contract/order.ts";
import { newLines } from "./edits/lines.ts";
import { supplementOpened } from "./edits/open.ts";
import { priceGrown } from "./find.ts";
import { momentOf } from "./moment.ts";
import { orderState } from "./state.ts";

type Adding = Command<AddLinesArgs>;

/** The order that lines of this command stand on where theirs has ended: the same on the till and on the server. */
export function supplementOf({ id }: Pick<Adding, "id">): Id {
  return childId(id, 1);
}

/** Only a device that tells late needs one; over REST the refusal is answer enough. */
export function needsOfSupplement(command: Adding): Ref[] {
  if (command.epoch === 0) return [];
  return [ref(orderState, supplementOf(command)), ...needsOfPlace(command)];
}

/**
 * Lines that a device adds to an order which has ended: the food was served, so they open an order of their own, due to be
 * paid, and a person hears of it. What has ended stays as it is. Null where this is no such case.
 */
export function supplement(entry: Entry<AddLinesArgs>, states: States): Decision | null {
  const { command } = entry;
  if (command.epoch === 0) return null;
  const { args, scope } = command;
  const order = states.get(orderState, args.order_id);
  const location = states.get(locationState, scope);
  const order_id = supplementOf(command);
  if (order === undefined || location === undefined || states.get(orderState, order_id) !== undefined)
    return null;
  const uids = newLines(order, args.lines).map(({ uid }) => uid);
  if (uids.length === 0) return accept();
  const event: SupplementOpened = {
    type: "order.supplement_opened",
    order_id,
    supplement_of: order.id,
    header: headerOf(order),
    uids,
    call_number: order.call_number,
    currency: order.currency,
    tax_profile: order.tax_profile,
    business_date: momentOf(entry, location).date,
  };
  const priced = priceGrown(supplementOpened(event, entry));
  return priced.ok ? accept(event, toldOf(order, priced.value.total)) : null;
}

function toldOf({ state, call_number }: OrderState, total: number) {
  const ended = state === "completed" ? "closed" : "voided";
  return exception(
    "order_supplemented",
    `Order ${call_number} was ${ended} when more was added to it. That stands on another order ${call_number}, and ${total} is to be paid for it, in minor units.`,
  );
}

function headerOf({ type, name, table, customer_id }: OrderState): SupplementOpened["header"] {
  return {
    type,
    ...(name !== undefined && { name }),
    ...(table !== undefined && { table }),
    ...(customer_id !== undefined && { customer_id }),
  };
}
