import { DateText, Id, Instant, Minor, named, nullable, oneOf, ShortText } from "@counterfoil/http";
import Type from "typebox";
import { Denominations } from "../contract/index.ts";

const Whole = Type.Integer({ minimum: 0 });
/** Minor units, summed over a shift: no bound but that of exact numbers. */
const Sum = Type.Integer({ description: "an amount in minor units" });
const TenderName = oneOf(["cash", "external"]);

const TenderSum = Type.Object({ count: Whole, amount: Sum, tip: Sum, rounding: Sum });
const TenderTotals = Type.Object({ taken: TenderSum, voided: TenderSum, refunded: TenderSum });
const MovedTotal = Type.Object({ count: Whole, amount: Sum });

const Totals = named(
  "DrawerTotals",
  Type.Object({
    sales: Type.Object({
      count: Whole,
      gross: Sum,
      discount: Sum,
      charge: Sum,
      tax: Sum,
      net: Sum,
      total: Sum,
    }),
    refunds: Type.Object({ count: Whole, total: Sum, tax: Sum }),
    taxes: Type.Array(
      Type.Object({
        id: Type.String(),
        name: Type.String(),
        percentage: Type.Union([Type.String(), Type.Number()]),
        inclusive: Type.Boolean(),
        taxable: Sum,
        amount: Sum,
      }),
    ),
    tenders: Type.Object({ cash: Type.Optional(TenderTotals), external: Type.Optional(TenderTotals) }),
    paid_in: MovedTotal,
    paid_out: MovedTotal,
    no_sales: Whole,
  }),
);

const CountShape = Type.Object({
  at: Instant,
  by: Id,
  cash: Minor,
  external: Type.Optional(Minor),
  denominations: Type.Optional(Denominations),
});

const TenderResult = Type.Object({
  tender: TenderName,
  expected: Sum,
  counted: Type.Optional(Minor),
  over_short: Type.Optional(Sum),
});

export const ZShape = named(
  "ZReport",
  Type.Object({
    z_number: Whole,
    shift_id: Id,
    drawer_id: Id,
    business_date: DateText,
    currency: Type.String(),
    opened_at: Instant,
    opened_by: Id,
    closed_at: Instant,
    closed_by: Id,
    float: Minor,
    totals: Totals,
    carried: Type.Optional(Totals),
    counts: Type.Array(CountShape),
    tenders: Type.Array(TenderResult),
  }),
);

/** The live view: what has gone through so far. What cash should be there is left out, because the count is blind. */
export const XShape = named(
  "XReport",
  Type.Object({
    totals: Totals,
    carried: Type.Optional(Totals),
    counts: Type.Integer({ minimum: 0 }),
    moves: Type.Array(
      Type.Object({
        id: Id,
        kind: oneOf(["paid_in", "paid_out", "no_sale"]),
        amount: Minor,
        reason: ShortText,
        moved_at: Instant,
        actor_id: Id,
      }),
    ),
  }),
);

export const ShiftShape = named(
  "CashDrawerShift",
  Type.Object({
    id: Id,
    drawer_id: Id,
    location_id: Id,
    state: oneOf(["open", "closed"]),
    currency: Type.String(),
    business_date: DateText,
    opened_at: Instant,
    closed_at: nullable(Instant),
    float: Minor,
    z_number: nullable(Whole),
    x: nullable(XShape),
    z: nullable(ZShape),
  }),
);
