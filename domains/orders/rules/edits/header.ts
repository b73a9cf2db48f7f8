import type { ChangeOrderArgs } from "../../contract/commands.ts";
import type { OrderState } from "../../contract/order.ts";

type Removable = "name" | "note" | "covers" | "table" | "customer_id";
type Draft = { -readonly [K in keyof OrderState]: OrderState[K] };

/** Header fields as the change says: left out they stay, `null` takes them away. */
export function withHeader(order: OrderState, args: ChangeOrderArgs): OrderState {
  const { type = order.type, service_charges = order.service_charges } = args;
  const draft: Draft = { ...order, type, service_charges };
  put(draft, "name", args.name);
  put(draft, "note", args.note);
  put(draft, "covers", args.covers);
  put(draft, "table", args.table);
  put(draft, "customer_id", args.customer_id);
  return draft;
}

function put<K extends Removable>(draft: Draft, key: K, value: Draft[K] | null): void {
  if (value === null) delete draft[key];
  else if (value !== undefined) draft[key] = value;
}
