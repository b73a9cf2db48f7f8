import type { RoundingMode } from "@counterfoil/money";

/*
 * What goes into the calculator and what comes out. Every amount is in whole minor units of the order's one currency.
 * Percentages are decimals of a hundred: "8.875" or 8.875 is 8.875 %.
 */

/** When a tax meets whole cents: on every line, or once for each rate on the document. */
export type TaxRounding = "per_line" | "per_rate_per_document";

/** The legal entity's choices, frozen on the order when it is opened. */
export interface TaxProfile {
  readonly rounding: TaxRounding;
  /** For quantities, percentages and taxes alike. */
  readonly mode: RoundingMode;
  /** Applies to every tax that does not say `inclusive` itself. */
  readonly prices_include_tax: boolean;
  /** The smallest coin in minor units, such as 5 rappen; 0 or 1 when cash is paid to the last minor unit. */
  readonly cash_rounding: number;
  /** Default half_up. */
  readonly cash_rounding_mode?: RoundingMode;
}

export interface PriceInput {
  readonly currency: string;
  readonly tax_profile: TaxProfile;
  readonly lines: readonly PriceLine[];
  /** On the whole order, apportioned over its lines: percentages first, then amounts. */
  readonly discounts?: readonly PriceDiscount[];
  readonly service_charges?: readonly PriceServiceCharge[];
  /** Never taxed, and not part of the total. */
  readonly tip?: number;
  /** How much of total + tip is to be paid in cash: only this part is rounded to coins. More than all counts as all. Default 0. */
  readonly cash_part?: number;
}

export interface PriceLine {
  readonly uid: string;
  readonly name?: string;
  /** ≥ 0, at most three decimals. */
  readonly quantity: number;
  /** For one, without modifiers. ≥ 0. */
  readonly unit_price: number;
  readonly modifiers?: readonly PriceModifier[];
  readonly discounts?: readonly PriceDiscount[];
  /** In the order in which compound taxes pile up. */
  readonly taxes?: readonly PriceTax[];
  /** A voided line stays in its place and counts for nothing. */
  readonly voided?: boolean;
}

export interface PriceModifier {
  readonly uid: string;
  readonly name?: string;
  /** For one; may be below zero ("without cheese") as long as the unit's price is not. */
  readonly unit_price: number;
  /** How many for one unit of the line. Default 1. */
  readonly quantity?: number;
}

/** Either a percentage of at most 100, four decimals or fewer, or an amount; both ≥ 0 and taken off. */
export type PriceDiscount = { readonly uid: string; readonly name: string } & PercentageOrAmount;

/** Either a percentage with at most four decimals, or an amount; both ≥ 0 and added. */
export type PriceServiceCharge = {
  readonly uid: string;
  readonly name: string;
  /** Before tax it is a share of the discounted prices; after tax, of the whole total so far. Default before_tax. */
  readonly phase?: "before_tax" | "after_tax";
  /** Whether a charge before tax bears the taxes of the lines it is apportioned over. Default true. */
  readonly taxable?: boolean;
} & PercentageOrAmount;

export type PercentageOrAmount =
  | { readonly percentage: string | number; readonly amount?: never }
  | { readonly amount: number; readonly percentage?: never };

export interface PriceTax {
  readonly id: string;
  readonly name: string;
  /** ≥ 0, at most six decimals. */
  readonly percentage: string | number;
  /** Contained in the price, rather than added to it. Default: the profile's `prices_include_tax`. */
  readonly inclusive?: boolean;
  /** Tax on tax: its base also holds the taxes before it in the list. Default false. */
  readonly compound?: boolean;
}

/** The amounts of a line or an order. total = gross − discount + charge + tax − tax_included, and net = total − tax. */
export interface PricedAmounts {
  /** Base and modifiers times quantity. */
  readonly gross: number;
  /** What was taken off, ≥ 0. */
  readonly discount: number;
  /** Service charges of both phases. */
  readonly charge: number;
  /** All taxes, contained and added. */
  readonly tax: number;
  /** The part of `tax` that was contained in the prices. */
  readonly tax_included: number;
  /** The total without its taxes. */
  readonly net: number;
  readonly total: number;
}

export interface PricedOrder extends PricedAmounts {
  readonly currency: string;
  readonly tip: number;
  /** Added to what is asked, or taken off when negative, so that the cash part can be paid in coins. */
  readonly cash_rounding: number;
  /** What the guest owes: total + tip + cash_rounding. */
  readonly due: number;
  /** One for each line given, in the same order; every amount of the order is their sum. */
  readonly lines: readonly PricedLine[];
  /** One for each discount given, lines' first, in the order in which they were taken off. */
  readonly discounts: readonly PricedDiscount[];
  readonly service_charges: readonly PricedServiceCharge[];
  /** One for each tax, rate and way of charging, in the order of their first use. */
  readonly taxes: readonly PricedTax[];
}

export interface PricedLine extends PricedAmounts {
  readonly uid: string;
  readonly quantity: number;
  readonly discounts: readonly LineDiscount[];
  readonly service_charges: readonly LineServiceCharge[];
  /** In the order given on the line. */
  readonly taxes: readonly LineTax[];
}

/** What a discount took off this line: its own, or its share of one on the order. */
export interface LineDiscount {
  readonly uid: string;
  readonly scope: "line" | "order";
  readonly amount: number;
}

export interface LineServiceCharge {
  readonly uid: string;
  readonly amount: number;
}

export interface LineTax {
  readonly id: string;
  readonly percentage: string | number;
  readonly inclusive: boolean;
  /** What the tax was reckoned on. */
  readonly taxable: number;
  readonly amount: number;
}

export interface PricedDiscount {
  readonly uid: string;
  readonly name: string;
  readonly scope: "line" | "order";
  /** The line of a line discount. */
  readonly line_uid?: string;
  /** What it would have taken off if there had been enough to take it from. */
  readonly asked: number;
  readonly amount: number;
}

export interface PricedServiceCharge {
  readonly uid: string;
  readonly name: string;
  readonly phase: "before_tax" | "after_tax";
  readonly amount: number;
}

export interface PricedTax {
  readonly id: string;
  readonly name: string;
  readonly percentage: string | number;
  readonly inclusive: boolean;
  readonly taxable: number;
  readonly amount: number;
}
