import type { Catalogs } from "@counterfoil/catalog/rules";
import type { Id } from "@counterfoil/ids";
import type { OpenOrderArgs, OrderInput } from "../contract/index.ts";
import { capturedLines, numbered, numberedCharge } from "./lines.ts";

/** The arguments of a new order: lines are captured, and what has no uid is numbered. @throws Problem */
export async function newOrder(
  input: OrderInput,
  { order_id, merchant, catalogs }: { order_id: Id; merchant: Id; catalogs: Catalogs },
): Promise<OpenOrderArgs> {
  const { type = "takeaway", name, note, covers, table, customer_id, currency } = input;
  const lines = await capturedLines(input.lines ?? [], {
    catalogs,
    merchant,
    type,
    uidOf: (i) => String(i + 1),
  });
  const discounts = input.discounts?.map(numbered("discount"));
  const charges = input.service_charges?.map(numberedCharge);
  return {
    order_id,
    type,
    ...(name !== undefined && { name }),
    ...(note !== undefined && { note }),
    ...(covers !== undefined && { covers }),
    ...(table !== undefined && { table }),
    ...(customer_id !== undefined && { customer_id }),
    ...(currency !== undefined && { currency }),
    lines,
    ...(discounts && { discounts }),
    ...(charges && { service_charges: charges }),
  };
}
