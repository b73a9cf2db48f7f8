import type { Id } from "@counterfoil/ids";
import type { Happened, Line } from "./tape.ts";

/** A line of an order as the tape tells it. Thousandths, because decimals do not add up. */
export interface OrderLine {
  readonly uid: string;
  readonly variation: Id | undefined;
  readonly unitPrice: number;
  readonly isCounted: boolean;
  milli: number;
  isVoid: boolean;
}

export type Orders = Map<Id, Map<string, OrderLine>>;

interface LineArgs {
  readonly uid: string;
  readonly variation_id?: Id;
  readonly unit_price: number;
  readonly quantity: number;
  readonly track_stock?: boolean;
}

const MILLI = 1_000;

/** What lines each order has after one more event, worked out from commands alone. */
export function follow(orders: Orders, event: Happened, { args }: Line["command"]): void {
  const id = event["order_id"] as Id;
  switch (event.type) {
    case "order.opened":
      orders.set(id, new Map());
      add(orders, id, args["lines"]);
      break;
    case "order.lines_added":
      add(orders, id, args["lines"]);
      break;
    case "order.supplement_opened": {
      const uids = event["uids"] as readonly string[];
      orders.set(id, new Map());
      add(
        orders,
        id,
        (args["lines"] as readonly LineArgs[]).filter(({ uid }) => uids.includes(uid)),
      );
      break;
    }
    case "order.line_changed": {
      const line = orders.get(id)?.get(event["uid"] as string);
      const delta = args["quantity_delta"];
      if (line && typeof delta === "number") line.milli += Math.round(delta * MILLI);
      break;
    }
    case "order.line_voided": {
      const line = orders.get(id)?.get(event["uid"] as string);
      if (line) line.isVoid = true;
      break;
    }
  }
}

/** Lines are a set: one that is there already stays as it is. */
function add(orders: Orders, id: Id, lines: unknown): void {
  const there = orders.get(id);
  for (const line of lines as readonly LineArgs[]) {
    if (!there || there.has(line.uid)) continue;
    there.set(line.uid, {
      uid: line.uid,
      variation: line.variation_id,
      unitPrice: line.unit_price,
      isCounted: line.track_stock ?? false,
      milli: Math.round(line.quantity * MILLI),
      isVoid: false,
    });
  }
}
