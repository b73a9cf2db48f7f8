/** Text (or a sign that must be read) in one token on a ground in another, and the least contrast it must have. */
export type Pair = { readonly text: string; readonly ground: string; readonly least: number };

/** WCAG 2.2 AA: 4.5 for text, 3 for the edge of a control and for a focus ring. */
const TEXT = 4.5;
const EDGE = 3;

const pages = ["paper", "surface", "raised", "sunken", "hover"] as const;
const copies = ["white", "canary", "pink", "goldenrod", "green", "blue", "salmon", "mint"] as const;

const on = (least: number, text: string, ...grounds: readonly string[]): Pair[] =>
  grounds.map((ground) => ({ text, ground, least }));

/** Every pair that a component uses. A component that needs a new one adds it here first. */
export const pairs: readonly Pair[] = [
  ...on(TEXT, "ink", ...pages),
  ...on(TEXT, "ink-soft", ...pages),
  ...on(TEXT, "ink-faint", ...pages),
  ...on(TEXT, "go-text", ...pages),
  ...on(TEXT, "red-text", ...pages),
  ...on(TEXT, "on-go", "go", "go-hover", "go-pressed"),
  ...on(TEXT, "on-go-tint", "go-tint"),
  ...on(TEXT, "on-canary", "canary", "canary-hover"),
  ...on(TEXT, "on-canary-tint", "canary-tint"),
  ...on(TEXT, "on-red", "red", "red-hover"),
  ...on(TEXT, "on-red-tint", "red-tint"),
  ...on(TEXT, "on-info-tint", "info-tint"),
  ...on(
    TEXT,
    "ink",
    ...copies.map((copy) => `copy-${copy}`),
    "go-tint",
    "canary-tint",
    "red-tint",
    "info-tint",
  ),
  ...on(TEXT, "ink-soft", ...copies.map((copy) => `copy-${copy}`), "canary-tint", "go-tint"),
  ...on(TEXT, "on-receipt", "receipt"),
  ...on(TEXT, "on-receipt-soft", "receipt"),
  ...on(TEXT, "on-receipt-serial", "receipt"),
  ...on(TEXT, "paper", "ink"),
  ...on(EDGE, "line-strong", "paper", "surface", "raised", "sunken"),
  ...on(EDGE, "focus", ...pages, "canary-tint", "go-tint"),
  ...on(EDGE, "go", "paper", "surface", "raised"),
  ...on(EDGE, "red", "paper", "surface", "raised"),
];
