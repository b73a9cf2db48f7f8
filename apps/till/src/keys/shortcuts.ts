/**
 * Which key does what; shown on the keys that it works. F5 is left alone everywhere: it reloads the page, and nobody
 * may learn to press it. F11 and F12 belong to the browser.
 */
export const shortcuts = {
  search: "F1",
  order: "F2",
  discount: "F3",
  options: "F4",
  quantity: "F6",
  hold: "F7",
  orders: "F8",
  pay: "F9",
  cash_exact: "F10",
  remove: "Delete",
  next: "Enter",
  cancel: "Escape",
  proof: "#",
  help: "?",
} as const;

export type Shortcut = keyof typeof shortcuts;

const byKey: ReadonlyMap<string, Shortcut> = new Map(
  (Object.keys(shortcuts) as Shortcut[]).map((name) => [shortcuts[name], name]), // the keys of a constant record
);

/** What a key of the keyboard is a shortcut for. */
export const shortcutOf = (key: string): Shortcut | null => byKey.get(key) ?? null;
