import type { Id } from "@counterfoil/ids";
import { quantityToMilli } from "@counterfoil/money";
import type { SplitOrderArgs } from "../../contract/commands.ts";
import type { Check, OrderLine, OrderState, Portion } from "../../contract/order.ts";
import { portionsOf } from "../checks.ts";

/** Puts lines, or portions of them, on checks; new checks are made, and those left with nothing are let go (ORD-8). */
export function withSplit(order: OrderState, args: SplitOrderArgs): OrderState {
  const moves = movesOf(args);
  const even = args.checks.map(({ id }): Portion => ({ check_id: id, share: 1 }));
  const lines = order.lines.map((line) => {
    if (line.void !== undefined) return line;
    if (args.evenly === true) return placed(order, line, even);
    const move = moves.get(line.uid);
    return move === undefined ? line : placed(order, line, withRest(order, line, move));
  });
  return { ...order, lines, checks: checksAfter(order, args, lines) };
}

/** What is to be put where, by line: all of it where no quantity is named. */
export type Moves = ReadonlyMap<string, readonly { readonly check_id: Id; readonly quantity?: number }[]>;

export function movesOf(args: SplitOrderArgs): Moves {
  const moves = new Map<string, { check_id: Id; quantity?: number }[]>();
  for (const { id, lines = [] } of args.checks) {
    for (const { uid, quantity } of lines) {
      const move = { check_id: id, ...(quantity !== undefined && { quantity }) };
      moves.set(uid, [...(moves.get(uid) ?? []), move]);
    }
  }
  return moves;
}

/** Portions in thousandths of one: what was moved, and the rest on the check where the line was (the first of several). */
function withRest(
  order: OrderState,
  line: OrderLine,
  move: NonNullable<ReturnType<Moves["get"]>>,
): Portion[] {
  const whole = quantityToMilli(line.quantity);
  const portions = move.map(({ check_id, quantity }) => ({
    check_id,
    share: quantity === undefined ? whole : quantityToMilli(quantity),
  }));
  const rest = portions.reduce((left, { share }) => left - share, whole);
  const home = portionsOf(line, order)[0]?.check_id ?? order.id;
  return rest > 0 ? [...portions, { check_id: home, share: rest }] : portions;
}

/** The line with these portions, one for each check, as shortly as it can be said. */
function placed(order: OrderState, line: OrderLine, portions: readonly Portion[]): OrderLine {
  const shares = new Map<Id, number>();
  for (const { check_id, share } of portions) shares.set(check_id, (shares.get(check_id) ?? 0) + share);
  const { check_id: _, portions: __, ...bare } = line;
  const [first, ...others] = [...shares].map(([check_id, share]): Portion => ({ check_id, share }));
  if (first === undefined) return line;
  if (others.length > 0) return { ...bare, portions: [first, ...others] };
  return first.check_id === order.id ? bare : { ...bare, check_id: first.check_id };
}

function checksAfter(order: OrderState, args: SplitOrderArgs, lines: readonly OrderLine[]): Check[] {
  const named = new Map(args.checks.map((check) => [check.id, check]));
  const used = new Set([order.id, ...named.keys()]);
  for (const line of lines) for (const { check_id } of portionsOf(line, order)) used.add(check_id);
  for (const { check_id } of order.payments) if (check_id !== undefined) used.add(check_id);
  const known = order.checks.filter(({ id }) => used.has(id));
  const fresh = args.checks.filter(({ id }) => !known.some((check) => check.id === id));
  return [...known, ...fresh].map((check) => {
    const name = named.get(check.id)?.name ?? check.name;
    return name === undefined ? { id: check.id } : { id: check.id, name };
  });
}
