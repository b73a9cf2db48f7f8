import { ok, refuse, type Result } from "@counterfoil/result";
import type { Reader } from "@counterfoil/sql";
import type { LocationProfile } from "@counterfoil/venues/contract";
import {
  GOODS,
  type Goods,
  type Grouping,
  MOST_ROWS,
  type Period,
  PERIODS,
  type SalesReport,
} from "../contract/index.ts";
import {
  daysBetween,
  figuresOf,
  goodsRows,
  hoursOf,
  keysOf,
  periodRows,
  type PeriodSums,
  taxRows,
  tenderRows,
} from "../rules/index.ts";
import { linesByGoods } from "./sale-lines.ts";
import { taxesBetween } from "./sale-taxes.ts";
import { tendersBetween } from "./sale-tenders.ts";
import { salesByPeriod } from "./sales.ts";
import { reachedVersion } from "./version.ts";

/** What a report must know of a location. */
export type Place = Pick<LocationProfile, "id" | "currency" | "time_zone" | "day_close_hour">;

export interface Span {
  readonly from: string;
  readonly to: string;
}

/** What every statement of a report is asked with. */
export interface Scale extends Span {
  readonly scope: string;
  readonly version: number;
  readonly limit: number;
}

/**
 * The sales of a location over business days, both ends included. Refuses `invalid_date`, `range_reversed`,
 * `range_too_long` and `too_many_rows`.
 */
export async function readSales(
  reader: Reader,
  place: Place,
  { from, to, by }: Span & { readonly by: Grouping },
): Promise<Result<SalesReport>> {
  const days = daysBetween(from, to);
  if (!days.ok) return days;
  const scale = await scaleOf(reader, place, { from, to });
  const byDay = await reader.query(salesByPeriod.day, scale);
  const { id: location_id, currency } = place;
  const head = { location_id, currency, from, to, version: scale.version, totals: figuresOf(byDay) };
  if (isPeriod(by)) {
    const sums = by === "day" ? byDay : await reader.query(salesByPeriod[by], scale);
    return ok({ ...head, by, rows: periodRows(sums, keysFor(by, sums, days.value, place)) });
  }
  if (isGoods(by)) {
    const sums = await reader.query(linesByGoods[by], scale);
    return sums.length === scale.limit ? tooManyRows() : ok({ ...head, by, rows: goodsRows(sums) });
  }
  if (by === "tender") {
    const sums = await reader.query(tendersBetween, scale);
    return sums.length === scale.limit ? tooManyRows() : ok({ ...head, by, rows: tenderRows(sums) });
  }
  const sums = await reader.query(taxesBetween, scale);
  return sums.length === scale.limit ? tooManyRows() : ok({ ...head, by: "tax", rows: taxRows(sums) });
}

export async function scaleOf(reader: Reader, { id }: Place, { from, to }: Span): Promise<Scale> {
  const [reached] = await reader.query(reachedVersion, { scope: id });
  return { scope: id, from, to, version: reached?.version ?? 0, limit: MOST_ROWS };
}

/** Every day of the span, the hours from the first to the last with sales, and the order types that there were. */
function keysFor(
  by: Period,
  sums: readonly PeriodSums[],
  days: string[],
  { day_close_hour }: Place,
): string[] {
  if (by === "day") return days;
  return by === "hour" ? hoursOf(sums, day_close_hour) : keysOf(sums);
}

function isPeriod(by: Grouping): by is Period {
  return PERIODS.some((each) => each === by);
}

function isGoods(by: Grouping): by is Goods {
  return GOODS.some((each) => each === by);
}

/** Part of a report would be worse than none: its rows would not come to its totals. */
function tooManyRows(): { ok: false; refusal: { code: string; message: string; field?: string } } {
  return refuse(
    "too_many_rows",
    `The report would have ${MOST_ROWS} rows and more. Choose a shorter span.`,
    "to",
  );
}
