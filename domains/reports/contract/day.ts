import { DateText, Id, named, nullable } from "@counterfoil/wire";
import Type, { type Static } from "typebox";
import { GoodsRow, PeriodRow, SaleFigures, TaxRow, TenderRow } from "./figures.ts";

/** Items on the day report, the best first. */
export const TOP_ITEMS = 50;

const closed = { additionalProperties: false } as const;

/** Everything that a till shows of one business day. */
export const DayReport = named(
  "DayReport",
  Type.Object(
    {
      location_id: Id,
      currency: Type.String(),
      date: DateText,
      version: Type.Integer(),
      totals: SaleFigures,
      /** Total of a sale on average, rounded to whole minor units; 0 without sales. */
      average: Type.Integer(),
      /** What was taken back before it was paid. */
      voids: Type.Object({ orders: Type.Integer(), lines: Type.Integer(), amount: Type.Integer() }, closed),
      /** The same weekday a week before; null when nothing was sold then. */
      before: nullable(
        Type.Object(
          {
            date: DateText,
            /** Set while the day is running: the local hour up to which, itself included, that day is counted. */
            until_hour: nullable(Type.Integer()),
            totals: SaleFigures,
          },
          closed,
        ),
      ),
      /** In the order of the business day, from the first hour with sales to the last, without gaps. */
      by_hour: Type.Array(PeriodRow),
      by_order_type: Type.Array(PeriodRow),
      by_category: Type.Array(GoodsRow),
      /** At most TOP_ITEMS, the best first. */
      by_item: Type.Array(GoodsRow),
      by_tender: Type.Array(TenderRow),
      by_tax: Type.Array(TaxRow),
    },
    closed,
  ),
);
export type DayReport = Static<typeof DayReport>;
