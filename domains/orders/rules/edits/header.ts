import type { ChangeOrderArgs } from "../../contract/commands.ts";
import type { HeaderField, OrderState, SaidAt } from "../../contract/order.ts";

type Draft = { -readonly [K in keyof OrderState]: OrderState[K] };

/** The fields that a change may name. */
const FIELDS: readonly HeaderField[] = [
  "type",
  "name",
  "note",
  "covers",
  "table",
  "customer_id",
  "service_charges",
];

/**
 * Header fields as the change says: left out they stay, `null` takes them away. Of each field the one who spoke last is
 * heard (CON-2): what was said before `said_at`, and arrives later, changes nothing.
 */
export function withHeader(order: OrderState, args: ChangeOrderArgs, at: string): OrderState {
  const draft: Draft = { ...order };
  const said: { -readonly [K in keyof SaidAt]: SaidAt[K] } = { ...order.said_at };
  const late = new Set(lateFields(order, args, at));
  for (const field of FIELDS) {
    if (args[field] === undefined || late.has(field)) continue;
    put(draft, field, args[field] as Draft[typeof field] | null); // the change's fields are the order's, or null
    said[field] = at;
  }
  return { ...draft, said_at: said };
}

/** The fields of a change about which somebody has spoken since. */
export function lateFields(order: OrderState, args: ChangeOrderArgs, at: string): readonly HeaderField[] {
  return FIELDS.filter((field) => args[field] !== undefined && at < (order.said_at?.[field] ?? ""));
}

function put<K extends HeaderField>(draft: Draft, key: K, value: Draft[K] | null): void {
  if (value === null) delete draft[key];
  else draft[key] = value;
}
