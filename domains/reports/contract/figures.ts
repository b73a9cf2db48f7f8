import { Id, named, nullable } from "@counterfoil/wire";
import Type, { type Static } from "typebox";

const closed = { additionalProperties: false } as const;

/** Minor units, summed over many sales: no bound but that of exact numbers. */
const Sum = Type.Integer({ description: "an amount in minor units" });
const Count = Type.Integer();

/** total = gross − discount + charge + tax − tax_included, and net = total − tax. */
const amounts = {
  /** Prices with modifiers, times quantity. */
  gross: Sum,
  discount: Sum,
  /** Service charges. */
  charge: Sum,
  net: Sum,
  tax: Sum,
  /** The part of the tax that was contained in the prices. */
  tax_included: Sum,
  total: Sum,
};

/** What was given back, as amounts above zero, on the day on which it was given back. */
const RefundFigures = named("RefundFigures", Type.Object({ count: Count, ...amounts, tip: Sum }, closed));

const saleFigures = {
  /** Closed orders. */
  count: Count,
  /** Guests, where somebody counted them. */
  covers: Count,
  ...amounts,
  /** On top of the total, never taxed. */
  tip: Sum,
  refunds: RefundFigures,
};

/** Sales, and apart from them what was given back: neither changes the other. */
export const SaleFigures = named("SaleFigures", Type.Object(saleFigures, closed));
export type SaleFigures = Static<typeof SaleFigures>;

/** A day (its date), an hour ("00" to "23", local) or an order type. */
export const PeriodRow = named("SalesOfPeriod", Type.Object({ key: Type.String(), ...saleFigures }, closed));
export type PeriodRow = Static<typeof PeriodRow>;

/** An item, a variation or a category. Ad hoc lines have no id, and are told apart by their names. */
export const GoodsRow = named(
  "SalesOfGoods",
  Type.Object(
    {
      id: nullable(Id),
      /** As it was last sold; null for lines without a category. */
      name: nullable(Type.String()),
      /** Of the variation, where rows are variations. */
      variation_name: nullable(Type.String()),
      /** Lines. */
      count: Count,
      quantity: Type.Number(),
      ...amounts,
      refunds: Type.Object({ count: Count, quantity: Type.Number(), ...amounts }, closed),
    },
    closed,
  ),
);
export type GoodsRow = Static<typeof GoodsRow>;

/** collected = amount + tip + rounding: what went into the drawer or the other machine. */
const money = { count: Count, amount: Sum, tip: Sum, rounding: Sum, collected: Sum };

/** Money by how it was paid, on the day on which it was paid. Voided payments are taken off. */
export const TenderRow = named(
  "SalesOfTender",
  Type.Object(
    {
      tender: Type.String(),
      external_type: nullable(Type.String()),
      ...money,
      refunds: Type.Object(money, closed),
    },
    closed,
  ),
);
export type TenderRow = Static<typeof TenderRow>;

const taxed = { taxable: Sum, amount: Sum };

export const TaxRow = named(
  "SalesOfTax",
  Type.Object(
    {
      id: Type.String(),
      name: Type.String(),
      percentage: Type.String(),
      inclusive: Type.Boolean(),
      ...taxed,
      refunds: Type.Object(taxed, closed),
    },
    closed,
  ),
);
export type TaxRow = Static<typeof TaxRow>;
