import type { States } from "@counterfoil/commands";
import type { Deed } from "./books.ts";

interface Receipt {
  readonly legal_number: string;
}

interface Order {
  readonly state: string;
  readonly receipt?: Receipt;
  readonly part_receipts?: readonly (Receipt & { readonly id: string })[];
  readonly refunds: readonly { readonly id: string; readonly receipt?: Receipt }[];
}

const PRINTING = new Set(["order.sell", "order.close", "order.void", "payment.take", "refund.make"]);

/**
 * The numbers on the paper that a till prints for a deed, by what it was told of the order. A deed that was done before is
 * told with the order as it is by now: what another till has printed since is that till's paper.
 */
export function printedBy(deed: Deed, states: States, letter: string): readonly string[] {
  return numbersOf(deed, states).filter((number) => /^[A-Z]+/.exec(number)?.[0] === letter);
}

function numbersOf({ type, args }: Deed, states: States): readonly string[] {
  if (!PRINTING.has(type)) return [];
  const order = states.get<Order>({ kind: "order", on: {} }, String(args["order_id"]));
  if (!order) return [];
  const of = (receipt: Receipt | undefined): string[] => (receipt ? [receipt.legal_number] : []);
  const isOver = order.state !== "open";
  // Where the guests have receipts for all parts of it by then, nothing more is printed.
  const isOfPart = order.part_receipts?.some(
    ({ legal_number }) => legal_number === order.receipt?.legal_number,
  );
  switch (type) {
    case "order.sell":
    case "order.close":
    case "order.void":
      return isOver && !isOfPart ? of(order.receipt) : [];
    case "payment.take": {
      const part = order.part_receipts?.find(({ id }) => id === args["id"]);
      return part ? of(part) : isOver && !isOfPart ? of(order.receipt) : [];
    }
    case "refund.make":
      return of(order.refunds.find(({ id }) => id === args["id"])?.receipt);
    default:
      return [];
  }
}
