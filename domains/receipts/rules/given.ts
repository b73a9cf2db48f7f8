import { type Event, exception, type ExceptionRaised } from "@counterfoil/commands/spec";
import type { ReceiptSpoiled } from "../contract/events.ts";
import type { GivenNumbers } from "../contract/numbers.ts";
import type { ReceiptKind, SeriesState } from "../contract/series.ts";
import { type Issue, issue, legalNumber, nameOf } from "./series.ts";

/** Numbers that a device may have passed over before the one that it gives: more is no loss, but another series. */
const MOST_LOST = 100;

/** The receipt's events, or why there is none. */
export type Receipted = { readonly events: readonly Event[] } | { readonly none: ExceptionRaised };

/**
 * A receipt for what was done. Where the device has decided (`given` is there) it has the number that is on paper, or none;
 * else it takes the next one. Numbers that were passed over are lost: they are spoiled, and a person hears of it.
 */
export function receipted(
  series: SeriesState,
  kind: ReceiptKind,
  of: Issue,
  given: GivenNumbers | undefined,
): Receipted {
  if (given === undefined) return { events: [issue(series, kind, of)] };
  const number = given.receipt;
  if (number === undefined) {
    return { none: exception("receipt_not_given", `No receipt was given for order ${of.call_number}.`) };
  }
  if (!isFree(series, kind, number)) {
    const legal = legalNumber(nameOf(series, kind), number);
    const message = `Receipt ${legal} was given for order ${of.call_number}, but that number is another receipt's.`;
    return { none: exception("receipt_number_used", message) };
  }
  return { events: [...lostBefore(series, kind, number, of), issue(series, kind, of, number)] };
}

/** What a deed that could not be recorded was meant for, and when. */
export interface Spoil extends Pick<Issue, "order_id" | "refund_id" | "business_date" | "issued_at"> {
  readonly reason: string;
}

/** Uses up the number that a device gave to what could not be recorded; nothing where it gave none, or a used one. */
export function spoil(
  series: SeriesState,
  kind: ReceiptKind,
  of: Spoil,
  given: GivenNumbers | undefined,
): readonly Event[] {
  const number = given?.receipt;
  if (number === undefined || !isFree(series, kind, number)) return [];
  return [...lostBefore(series, kind, number, of), spoiled(series, kind, number, of)];
}

function isFree({ next }: SeriesState, kind: ReceiptKind, number: number): boolean {
  return number >= next[kind] && number - next[kind] <= MOST_LOST;
}

function lostBefore(
  series: SeriesState,
  kind: ReceiptKind,
  number: number,
  { business_date, issued_at }: Pick<Issue, "business_date" | "issued_at">,
): readonly Event[] {
  const first = series.next[kind];
  if (number === first) return [];
  const lost = Array.from({ length: number - first }, (_, n) =>
    spoiled(series, kind, first + n, { reason: "lost", business_date, issued_at }),
  );
  const [from, to] = [first, number - 1].map((one) => legalNumber(nameOf(series, kind), one));
  const which = from === to ? `Receipt ${from} has` : `Receipts ${from} to ${to} have`;
  return [...lost, exception("receipts_lost", `${which} never come from the device, and a later one has.`)];
}

function spoiled(
  series: SeriesState,
  kind: ReceiptKind,
  number: number,
  of: Omit<Spoil, "order_id"> & Partial<Pick<Spoil, "order_id">>,
): ReceiptSpoiled {
  const name = nameOf(series, kind);
  return {
    type: "receipt.spoiled",
    kind,
    series: name,
    number,
    legal_number: legalNumber(name, number),
    ...(of.order_id !== undefined && { order_id: of.order_id }),
    ...(of.refund_id !== undefined && { refund_id: of.refund_id }),
    reason: of.reason,
    business_date: of.business_date,
    issued_at: of.issued_at,
  };
}
