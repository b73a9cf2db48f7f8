import type { Tender } from "@counterfoil/payments/contract";
import type { Count, ShiftState, TenderResult } from "../contract/index.ts";
import { balance } from "./totals.ts";

const COUNTED: readonly Tender[] = ["cash", "external"];

/** Every tender with what it should come to; with a count, also what was counted and the difference. */
export function tenderResults(
  shift: Pick<ShiftState, "float" | "totals">,
  count: Count | undefined,
): TenderResult[] {
  return COUNTED.map((tender) => {
    const expected = balance(shift.totals, tender) + (tender === "cash" ? shift.float : 0);
    const counted = tender === "cash" ? count?.cash : count?.external;
    return counted === undefined
      ? { tender, expected }
      : { tender, expected, counted, over_short: counted - expected };
  });
}
