/** A seed that once failed. It stays, and runs with every test. */
export interface KeptSeed {
  readonly seed: number;
  readonly steps: number;
  /** What it found. */
  readonly found: string;
}

export const KEPT: readonly KeptSeed[] = [
  {
    seed: 9,
    steps: 300,
    found:
      "an order whose guests had receipts for all its parts was closed at another till, and a number counted as printed twice",
  },
  {
    seed: 9,
    steps: 200,
    found: "a deed that nobody was told of was done again in the place of closing the shift",
  },
  {
    seed: 179,
    steps: 300,
    found: "a tab was closed in the quiet, just as its shift was to be closed",
  },
  {
    seed: 626,
    steps: 200,
    found:
      "a payment was told again after another till had closed the order, and that till's receipt counted as printed here",
  },
];
