import type { Command, Entry, Fold } from "@counterfoil/commands/spec";
import type { Id } from "@counterfoil/ids";
import { must } from "@counterfoil/result";
import type { CallGiven, CallSpoiled, ReceiptIssued, ReceiptSpoiled } from "../contract/events.ts";
import type { ReceiptKind, SeriesState } from "../contract/series.ts";

/** What a series of each kind adds to the device's own: sales are the plain ones. */
const SUFFIX: Readonly<Record<ReceiptKind, string>> = { sale: "", refund: "R", void: "V" };
const NUMBER_DIGITS = 6;
const CALL_NUMBERS = 100;
const CALL_DIGITS = 2;

/** The document of a device's numbers: one per device and epoch, because only the device itself counts in it (INV-8). */
export function seriesKey({ device, epoch }: Pick<Command, "device" | "epoch">): string {
  return `${device}:${epoch}`;
}

/** Follows the numbers that events have used, and so starts with the first of them. */
export const seriesState: Fold<SeriesState> = {
  kind: "series",
  on: {
    "order.opened": called<CallGiven>(),
    "call.spoiled": called<CallSpoiled>(),
    "receipt.issued": used<ReceiptIssued>(),
    "receipt.spoiled": used<ReceiptSpoiled>(),
  },
};

/** A call number moves the series of the epoch in which it is told: it is nobody's for longer than a meal. */
function called<E extends CallGiven | CallSpoiled>() {
  return {
    key: (_: E, entry: Entry<never>) => seriesKey(entry.command),
    apply: (state: SeriesState | undefined, event: E, { command }: Entry<never>): SeriesState => {
      const letter = event.call_number.slice(0, -CALL_DIGITS);
      const number = Number(event.call_number.slice(-CALL_DIGITS));
      const before = state ?? newSeries(command.device, command.epoch, letter);
      return { ...before, next_call: (number + 1) % CALL_NUMBERS };
    },
  };
}

/** A receipt's number moves the series that it is printed with, in whichever epoch it arrives. */
function used<E extends ReceiptIssued | ReceiptSpoiled>() {
  return {
    key: ({ series }: E, { command }: Entry<never>) =>
      seriesKey({ device: command.device, epoch: partsOfSeries(series).epoch }),
    apply: (state: SeriesState | undefined, event: E, { command }: Entry<never>): SeriesState => {
      const { letter, epoch } = partsOfSeries(event.series);
      const before = state ?? newSeries(command.device, epoch, letter);
      return { ...before, next: { ...before.next, [event.kind]: event.number + 1 } };
    },
  };
}

/** What the name of a series says: whose it is and of which epoch. */
export function partsOfSeries(series: string): { readonly letter: string; readonly epoch: number } {
  const [, letter, epoch] = must(/^([A-Z]+)(\d+)[RV]?$/.exec(series), `${series} is the name of a series`);
  return { letter: must(letter, "a series has a letter"), epoch: Number(epoch) };
}

/** The numbers of a device that has used none in this epoch. `letter` is the device's, unique in its location. */
export function newSeries(deviceId: Id, epoch: number, letter: string): SeriesState {
  return {
    device_id: deviceId,
    epoch,
    series: `${letter}${epoch}`,
    next: { sale: 1, refund: 1, void: 1 },
    next_call: 0,
  };
}

/** What a receipt says beside its numbers. */
export type Issue = Pick<
  ReceiptIssued,
  "order_id" | "call_number" | "business_date" | "issued_at" | "total"
> & {
  readonly refund_id?: Id;
  readonly payment_id?: Id;
};

/** The name under which receipts of a kind count: "A0", "A0R". */
export function nameOf({ series }: Pick<SeriesState, "series">, kind: ReceiptKind): string {
  return `${series}${SUFFIX[kind]}`;
}

/** The receipt with the next number of its kind, or with one that was given. It is used once its event is on the tape. */
export function issue(
  series: SeriesState,
  kind: ReceiptKind,
  of: Issue,
  number = series.next[kind],
): ReceiptIssued {
  const name = nameOf(series, kind);
  return {
    type: "receipt.issued",
    order_id: of.order_id,
    receipt_id: of.refund_id ?? of.payment_id ?? of.order_id,
    kind,
    series: name,
    number,
    legal_number: legalNumber(name, number),
    call_number: of.call_number,
    business_date: of.business_date,
    issued_at: of.issued_at,
    total: of.total,
    ...(of.refund_id !== undefined && { refund_id: of.refund_id }),
    ...(of.payment_id !== undefined && { payment_id: of.payment_id }),
  };
}

/** Series and number as printed: `A0-000123`. */
export function legalNumber(series: string, number: number): string {
  return `${series}-${String(number).padStart(NUMBER_DIGITS, "0")}`;
}

/** Series and number of a printed legal number, or null when the text is none. */
export function parseLegalNumber(text: string): { series: string; number: number } | null {
  const match = /^([A-Z]+\d+[RV]?)-(\d{6,12})$/.exec(text.trim().toUpperCase());
  const [, series, number] = match ?? [];
  return series === undefined || number === undefined ? null : { series, number: Number(number) };
}

/** What to call out for the next order: `A07`. */
export function nextCall(series: SeriesState): string {
  const letter = series.series.slice(0, -String(series.epoch).length);
  return letter + String(series.next_call).padStart(CALL_DIGITS, "0");
}
