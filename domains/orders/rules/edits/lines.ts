import { quantityToMilli } from "@counterfoil/money";
import type { AddLinesArgs, ChangeLineArgs } from "../../contract/commands.ts";
import type { LineArgs } from "../../contract/line.ts";
import type { OrderLine, OrderState, Voided } from "../../contract/order.ts";

const MILLI = 1000;

/**
 * Lines are an add-wins set by uid (ORD-3): those that are there already add nothing. One for a check that is gone is on the
 * order's first.
 */
export function withLines(order: OrderState, { lines }: AddLinesArgs): OrderState {
  const added = newLines(order, lines).map((line) => {
    if (hasCheck(order, line.check_id)) return line;
    const { check_id: _, ...onFirst } = line;
    return onFirst;
  });
  return { ...order, lines: [...order.lines, ...added] };
}

/** Whether the order has the check that something is for; naming none is naming the first. */
export function hasCheck({ checks }: OrderState, checkId: string | undefined): boolean {
  return checkId === undefined || checks.some(({ id }) => id === checkId);
}

/** Of the given lines those whose uid the order does not know, each once. */
export function newLines(order: OrderState, lines: readonly LineArgs[]): LineArgs[] {
  const known = new Set(order.lines.map((line) => line.uid));
  return lines.filter(({ uid }) => !known.has(uid) && known.add(uid));
}

export function withLineChanged(order: OrderState, args: ChangeLineArgs, version: number): OrderState {
  return withLine(order, args.uid, (line) => {
    const { note, ...rest } = line;
    const said = args.note === undefined ? note : (args.note ?? undefined);
    return {
      ...rest,
      ...(said !== undefined && { note: said }),
      quantity: quantityAfter(line, args),
      ...(args.unit_price !== undefined && { unit_price: args.unit_price }),
      ...(args.modifiers !== undefined && { modifiers: args.modifiers }),
      version,
    };
  });
}

/** The quantity that a change asks for: its own, or what is there and the delta, in exact thousandths. */
export function quantityAfter(line: OrderLine, args: ChangeLineArgs): number {
  if (args.quantity !== undefined) return args.quantity;
  if (args.quantity_delta === undefined) return line.quantity;
  return (quantityToMilli(line.quantity) + Math.round(args.quantity_delta * MILLI)) / MILLI;
}

/** A voided line stays where it is, with who took it back, when and why. */
export function withLineVoided(
  order: OrderState,
  uid: string,
  tombstone: Voided,
  version: number,
): OrderState {
  return withLine(order, uid, (line) => ({ ...line, version, void: tombstone }));
}

export function withLine(order: OrderState, uid: string, change: (line: OrderLine) => OrderLine): OrderState {
  return { ...order, lines: order.lines.map((line) => (line.uid === uid ? change(line) : line)) };
}
