import type { Entry } from "@counterfoil/commands/spec";
import type { AddLinesArgs, OpenOrderArgs } from "../../contract/commands.ts";
import type { OrderOpened, SupplementOpened } from "../../contract/events.ts";
import type { OrderState } from "../../contract/order.ts";
import { happenedAt } from "../moment.ts";

/** The document of an opened order. Fields that were not given are not there. */
export function opened(event: OrderOpened, entry: Entry<OpenOrderArgs>): OrderState {
  const { command, version } = entry;
  const { args } = command;
  return {
    id: event.order_id,
    location_id: command.scope,
    device_id: command.device,
    state: "open",
    type: args.type,
    ...(args.name !== undefined && { name: args.name }),
    ...(args.note !== undefined && { note: args.note }),
    ...(args.covers !== undefined && { covers: args.covers }),
    ...(args.table !== undefined && { table: args.table }),
    ...(args.customer_id !== undefined && { customer_id: args.customer_id }),
    currency: event.currency,
    tax_profile: event.tax_profile,
    call_number: event.call_number,
    lines: args.lines,
    discounts: args.discounts ?? [],
    service_charges: args.service_charges ?? [],
    checks: [{ id: event.order_id }],
    payments: [],
    refunds: [],
    opened_at: happenedAt(entry),
    business_date: event.business_date,
    version,
  };
}

/** The document of a supplement. Its lines are on its own one check, wherever they were meant to be. */
export function supplementOpened(event: SupplementOpened, entry: Entry<AddLinesArgs>): OrderState {
  const { command, version } = entry;
  const uids = new Set(event.uids);
  return {
    id: event.order_id,
    location_id: command.scope,
    device_id: command.device,
    state: "open",
    ...event.header,
    currency: event.currency,
    tax_profile: event.tax_profile,
    call_number: event.call_number,
    lines: command.args.lines.filter(({ uid }) => uids.delete(uid)).map(({ check_id: _, ...line }) => line),
    discounts: [],
    service_charges: [],
    checks: [{ id: event.order_id }],
    payments: [],
    refunds: [],
    opened_at: happenedAt(entry),
    business_date: event.business_date,
    version,
    supplement_of: event.supplement_of,
  };
}
