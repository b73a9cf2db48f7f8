import { mulDiv } from "@counterfoil/money";
import type { Reader } from "@counterfoil/sql";
import { businessMoment } from "@counterfoil/time";
import { must } from "@counterfoil/result";
import { type DayReport, TOP_ITEMS } from "../contract/index.ts";
import {
  figuresOf,
  goodsRows,
  hoursOf,
  isUpTo,
  keysOf,
  periodRows,
  taxRows,
  tenderRows,
  weekBefore,
} from "../rules/index.ts";
import { linesByGoods } from "./sale-lines.ts";
import { type Place, scaleOf } from "./read-sales.ts";
import { taxesBetween } from "./sale-taxes.ts";
import { tendersBetween } from "./sale-tenders.ts";
import { voidsBetween } from "./sale-voids.ts";
import { salesByPeriod } from "./sales.ts";

/** The business day of a location that is running at an instant (RFC 3339). */
export function today(place: Place, now: string): string {
  return businessMoment(now, place).date;
}

/** Everything that a till shows of one business day. `date` exists; `now` is RFC 3339. */
export async function readDay(reader: Reader, place: Place, date: string, now: string): Promise<DayReport> {
  const scale = await scaleOf(reader, place, { from: date, to: date });
  const [byHour, byType, byCategory, byItem, byTender, byTax, voids, before] = await Promise.all([
    reader.query(salesByPeriod.hour, scale),
    reader.query(salesByPeriod.order_type, scale),
    reader.query(linesByGoods.category, scale),
    reader.query(linesByGoods.item, scale),
    reader.query(tendersBetween, scale),
    reader.query(taxesBetween, scale),
    reader.query(voidsBetween, scale),
    readBefore(reader, place, date, now),
  ]);
  const totals = figuresOf(byHour);
  return {
    location_id: place.id,
    currency: place.currency,
    date,
    version: scale.version,
    totals,
    average: totals.count === 0 ? 0 : mulDiv(totals.total, 1, totals.count, "half_up"),
    voids: must(voids[0], "a sum has one row"),
    before,
    by_hour: periodRows(byHour, hoursOf(byHour, place.day_close_hour)),
    by_order_type: periodRows(byType, keysOf(byType)),
    by_category: goodsRows(byCategory),
    by_item: goodsRows(byItem).slice(0, TOP_ITEMS),
    by_tender: tenderRows(byTender),
    by_tax: taxRows(byTax),
  };
}

/** A day that is running is compared with as much of the day a week before, or every morning would look like a disaster. */
async function readBefore(
  reader: Reader,
  place: Place,
  date: string,
  now: string,
): Promise<DayReport["before"]> {
  const day = weekBefore(date);
  const moment = businessMoment(now, place);
  const until = moment.date === date ? moment.hour : null;
  const all = await reader.query(salesByPeriod.hour, await scaleOf(reader, place, { from: day, to: day }));
  const sums = all.filter(({ key }) => until === null || isUpTo(Number(key), until, place.day_close_hour));
  return all.length === 0 ? null : { date: day, until_hour: until, totals: figuresOf(sums) };
}
