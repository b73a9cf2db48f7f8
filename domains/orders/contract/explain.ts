/** How an amount of a priced order came about. */
export interface Explanation {
  /** Which amount, such as `total`, `taxes[0].amount` or `lines[1].discounts[0].amount`. */
  readonly path: string;
  /** In minor units, as it stands in the priced order. */
  readonly amount: number;
  readonly steps: readonly ExplanationStep[];
}

export interface ExplanationStep {
  /**
   * What the step does: reads a `given` amount, takes a `product` or a `percentage`, a `tax`, stops at a `cap`, takes a
   * `share` of an amount of the whole order, rounds to `coins`, names a `part` of a sum, or draws the `sum`.
   */
  readonly kind: "given" | "product" | "percentage" | "tax" | "cap" | "share" | "coins" | "part" | "sum";
  /** What the step comes to, in minor units; parts that are taken off are negative. */
  readonly amount: number;
  /** The step in one short line, such as "2 × 4.50 = 9.00". */
  readonly text: string;
  /** The amount that this step is, where it can be explained in turn. */
  readonly path?: string;
}
