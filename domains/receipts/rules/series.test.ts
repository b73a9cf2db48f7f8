import type { Entry } from "@counterfoil/commands/spec";
import { newId } from "@counterfoil/ids";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ReceiptKind, SeriesState } from "../contract/index.ts";
import {
  issue,
  legalNumber,
  newSeries,
  nextCall,
  parseLegalNumber,
  seriesKey,
  seriesState,
} from "./index.ts";

const device = newId();
const of = {
  order_id: newId(),
  call_number: "A07",
  business_date: "2026-03-02",
  issued_at: "2026-03-02T12:00:00.000Z",
  total: 350,
};

function entry(epoch: number): Entry<never> {
  return { command: { device, epoch }, version: 1, received_at: of.issued_at } as unknown as Entry<never>;
}

function fold(state: SeriesState | undefined, event: { type: string }, epoch = 0): SeriesState {
  const step = seriesState.on[event.type] as unknown as {
    key: (event: object, entry: Entry<never>) => string;
    apply: (state: SeriesState | undefined, event: object, entry: Entry<never>) => SeriesState;
  };
  expect(step.key(event, entry(epoch))).toBe(`${device}:${epoch}`);
  return step.apply(state, event, entry(epoch));
}

describe("REC-1 INV-8 a receipt has three numbers", () => {
  test("an id, a call number and a legal number", () => {
    expect(issue(newSeries(device, 0, "A"), "sale", of)).toEqual({
      type: "receipt.issued",
      ...of,
      receipt_id: of.order_id,
      kind: "sale",
      series: "A0",
      number: 1,
      legal_number: "A0-000001",
    });
  });

  test("a refund's and a void's are of series of their own", () => {
    const series = newSeries(device, 3, "AB");
    const refund_id = newId();
    expect(issue(series, "refund", { ...of, refund_id })).toMatchObject({
      legal_number: "AB3R-000001",
      receipt_id: refund_id,
      refund_id,
    });
    expect(issue(series, "void", of)).toMatchObject({ legal_number: "AB3V-000001" });
  });
});

test("REC-2 INV-8 each series of a device's epoch is gapless, whatever is issued in which order", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom<ReceiptKind>("sale", "refund", "void")),
      fc.nat(20),
      (kinds, epoch) => {
        let series = newSeries(device, epoch, "A");
        const numbers: Record<ReceiptKind, number[]> = { sale: [], refund: [], void: [] };
        for (const kind of kinds) {
          const receipt = issue(series, kind, of);
          numbers[kind].push(receipt.number);
          series = fold(series, receipt, epoch);
        }
        for (const used of Object.values(numbers)) expect(used).toEqual(used.map((_, n) => n + 1));
      },
    ),
  );
});

test("REC-2 the document follows from the first number that was used", () => {
  const first = issue(newSeries(device, 12, "B"), "refund", of);
  expect(fold(undefined, first, 12)).toEqual({
    device_id: device,
    epoch: 12,
    series: "B12",
    next: { sale: 1, refund: 2, void: 1 },
    next_call: 0,
  });
  expect(seriesKey({ device, epoch: 12 })).toBe(`${device}:12`);
});

test("REC-3 call numbers go round from 00 to 99, with the device's letter", () => {
  let series: SeriesState | undefined;
  const called: string[] = [];
  for (let n = 0; n < 101; n += 1) {
    const call_number = nextCall(series ?? newSeries(device, 0, "AB"));
    called.push(call_number);
    series = fold(series, { type: "order.opened", call_number } as { type: string });
  }
  expect(called.slice(0, 2)).toEqual(["AB00", "AB01"]);
  expect(called.slice(-2)).toEqual(["AB99", "AB00"]);
  expect(series).toMatchObject({ series: "AB0", next: { sale: 1 } });
});

describe("REC-4 a legal number is short and can be read back", () => {
  test("whatever the device, epoch and number", () => {
    const letters = fc.constantFrom("A", "Z", "AB", "TY");
    fc.assert(
      fc.property(
        letters,
        fc.nat(99),
        fc.constantFrom("", "R", "V"),
        fc.integer({ min: 1, max: 99_999_999 }),
        (letter, epoch, kind, number) => {
          const series = `${letter}${epoch}${kind}`;
          const text = legalNumber(series, number);
          expect(text.length).toBeLessThanOrEqual(16);
          expect(parseLegalNumber(` ${text.toLowerCase()} `)).toEqual({ series, number });
        },
      ),
    );
  });

  test.each(["", "A0", "A0-12", "A-000001", "0A-000001", "A0X-000001"])("%j is none", (text) => {
    expect(parseLegalNumber(text)).toBeNull();
  });
});
