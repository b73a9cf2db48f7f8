import type { Id } from "@counterfoil/ids";
import type { Told } from "./books.ts";
import type { Findings } from "./findings.ts";
import { nameOf } from "./tape.ts";

/** Documents as a till shows them. */
export type Look = (kind: string, key: string) => unknown;

interface OrderSeen {
  readonly lines: readonly { readonly uid: string }[];
}

/**
 * A till never loses sight of what its own person has done. Asked of the deeds that nobody else can undo: an order that was
 * opened or sold, lines that were added, goods that came or were counted.
 */
export function checkView(
  found: Findings,
  deeds: Iterable<Told>,
  look: Look,
  orders: () => readonly unknown[],
): void {
  for (const told of deeds) {
    found.check(isSeen(told, look, orders), "VIEW", () => `${nameOf(told)} is gone from its till`);
  }
}

function isSeen({ type, args }: Told, look: Look, orders: () => readonly unknown[]): boolean {
  switch (type) {
    case "order.open":
    case "order.sell":
      return look("order", args["order_id"] as Id) !== undefined;
    case "order.add_lines": {
      const uids = (args["lines"] as OrderSeen["lines"]).map(({ uid }) => uid);
      const holds = (order: unknown) =>
        uids.every((uid) => (order as OrderSeen).lines.some((line) => line.uid === uid));
      const order = look("order", args["order_id"] as Id);
      // Lines that came too late for an order stand on a supplement of it.
      return (order !== undefined && holds(order)) || orders().some(holds);
    }
    case "stock.adjust":
      return (args["changes"] as { id: Id }[]).every(({ id }) => look("stock_entry", id) !== undefined);
    case "stock.count":
      return (args["counts"] as { id: Id }[]).every(({ id }) => look("stock_entry", id) !== undefined);
    default:
      return true;
  }
}
