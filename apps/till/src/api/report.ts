/** Sales of one business day. Amounts are minor units of `currency`. */
export interface DayReport {
  /** Whose sales: of the whole location, as the server has them, or of this device alone, as it has them itself. */
  readonly of: "location" | "this_device";
  /** Why it is not of the whole location, as a sentence; null where it is. */
  readonly because: string | null;
  readonly date: string;
  readonly currency: string;
  readonly count: number;
  readonly gross: number;
  readonly discount: number;
  readonly net: number;
  readonly tax: number;
  readonly total: number;
  readonly average: number;
  readonly tip: number;
  readonly refunded: number;
  /** The same weekday a week earlier, up to the same hour; null when the shop did not sell then. */
  readonly before: { readonly date: string; readonly total: number; readonly count: number } | null;
  /** Hours that the shop sold in, without gaps between the first and the last. */
  readonly by_hour: readonly { readonly hour: number; readonly total: number; readonly count: number }[];
  readonly by_item: readonly NamedTotal[];
  readonly by_category: readonly NamedTotal[];
  readonly by_tender: readonly NamedTotal[];
  readonly by_tax: readonly NamedTotal[];
}

/** One row of a report: how many, and how much. */
export interface NamedTotal {
  readonly name: string;
  /** Null where nothing is counted. */
  readonly quantity: number | null;
  readonly total: number;
}
