import { DateText, Id, named, oneOf } from "@counterfoil/wire";
import Type, { type Static } from "typebox";
import { GoodsRow, PeriodRow, SaleFigures, TaxRow, TenderRow } from "./figures.ts";

/** Days that one report may span: two years, leap days and all. */
export const MOST_DAYS = 732;
/** Rows of one report: more than any menu, less than a memory full. */
export const MOST_ROWS = 10_000;

export const PERIODS = ["day", "hour", "order_type"] as const;
export const GOODS = ["item", "variation", "category"] as const;
export type Period = (typeof PERIODS)[number];
export type Goods = (typeof GOODS)[number];

export const GroupingName = oneOf([...PERIODS, ...GOODS, "tender", "tax"]);
export type Grouping = Static<typeof GroupingName>;

const span = {
  location_id: Id,
  currency: Type.String(),
  from: DateText,
  to: DateText,
  /** The location's version up to which everything is counted, in all parts of the report. */
  version: Type.Integer(),
  /** Of all sales in the span, however they are grouped. */
  totals: SaleFigures,
};

const closed = { additionalProperties: false } as const;

/** Sales over business days, both ends included; what a row is depends on `by`. */
export const SalesReport = named(
  "SalesReport",
  Type.Union([
    Type.Object({ ...span, by: oneOf(PERIODS), rows: Type.Array(PeriodRow) }, closed),
    Type.Object({ ...span, by: oneOf(GOODS), rows: Type.Array(GoodsRow) }, closed),
    Type.Object({ ...span, by: oneOf(["tender"]), rows: Type.Array(TenderRow) }, closed),
    Type.Object({ ...span, by: oneOf(["tax"]), rows: Type.Array(TaxRow) }, closed),
  ]),
);
export type SalesReport = Static<typeof SalesReport>;
