import { newId, type Id } from "@counterfoil/ids";
import type { OrderState } from "@counterfoil/orders/contract";
import { emptyCart, type Added, type Cart } from "./cart.ts";

/** What the rail leads to. */
export const screens = ["sell", "orders", "history", "shift", "report", "settings"] as const;
export type RailScreen = (typeof screens)[number];
/** The others are reached from one of these. */
export const parents = { proof: "settings", exceptions: "settings" } as const;
export type Screen = RailScreen | keyof typeof parents;

/** The key of the rail that a screen belongs to. */
export const railOf = (screen: Screen): RailScreen =>
  screen === "proof" || screen === "exceptions" ? parents[screen] : screen;

/** Where the sale stands. */
export type Phase =
  | { readonly kind: "ordering" }
  | { readonly kind: "paying" }
  | { readonly kind: "done"; readonly sale: OrderState };

/** The one question on the screen. */
export type Asking =
  | { readonly kind: "options"; readonly item_id: Id; readonly variation_id?: Id }
  | { readonly kind: "line"; readonly uid: string }
  | { readonly kind: "quantity"; readonly uid: string }
  | { readonly kind: "discount"; readonly uid: string | null }
  | { readonly kind: "take_back"; readonly uid: string }
  | { readonly kind: "order"; readonly then_hold: boolean }
  | { readonly kind: "clear" }
  | { readonly kind: "void_order" }
  | { readonly kind: "what_works" }
  | { readonly kind: "help" };

export interface Ui {
  readonly screen: Screen;
  readonly phase: Phase;
  readonly asking: Asking | null;
  /** On a narrow screen: the sale lies over the products. */
  readonly is_cart_open: boolean;
  readonly cart: Cart;
  /** The line that keys work on. */
  readonly selected: string | null;
  /** The id of the next payment; it stays until that payment is known to be taken, so that trying again is the same. */
  readonly payment_id: Id;
  /** An answer is awaited; keys that move money are still. */
  readonly is_busy: boolean;
}

export const startUi = (): Ui => ({
  screen: "sell",
  phase: { kind: "ordering" },
  asking: null,
  is_cart_open: false,
  cart: emptyCart(),
  selected: null,
  payment_id: newId(),
  is_busy: false,
});

export const go =
  (screen: Screen) =>
  (ui: Ui): Ui =>
    ui.screen === screen ? ui : { ...ui, screen, asking: null, is_cart_open: false };

export const ask =
  (asking: Asking | null) =>
  (ui: Ui): Ui => ({ ...ui, asking });

export const busy =
  (is_busy: boolean) =>
  (ui: Ui): Ui => ({ ...ui, is_busy });

export const openCart =
  (is_cart_open: boolean) =>
  (ui: Ui): Ui => ({ ...ui, is_cart_open });

export const select =
  (selected: string | null) =>
  (ui: Ui): Ui => ({ ...ui, selected });

/** The line above (−1) or below (+1) the chosen one; from none, the last one. */
export const selectNext =
  (step: -1 | 1) =>
  (ui: Ui): Ui => {
    const uids = ui.cart.lines.filter((line) => !line.void).map(({ uid }) => uid);
    const at = ui.selected === null ? -1 : uids.indexOf(ui.selected);
    const next = at === -1 ? uids.length - 1 : Math.min(uids.length - 1, Math.max(0, at + step));
    return { ...ui, selected: uids[next] ?? null };
  };

/** Changes the cart; a sale that was done is over with it. */
export const changeCart =
  (change: (cart: Cart) => Cart) =>
  (ui: Ui): Ui => {
    const cart = change(ui.phase.kind === "done" ? emptyCart() : ui.cart);
    const selected = cart.lines.some(({ uid, void: voided }) => uid === ui.selected && !voided)
      ? ui.selected
      : null;
    return { ...ui, cart, selected, phase: ui.phase.kind === "done" ? { kind: "ordering" } : ui.phase };
  };

/** Adds to the cart and chooses what was added. */
export const putInCart =
  (add: (cart: Cart) => Added) =>
  (ui: Ui): Ui => {
    const { cart, uid } = add(ui.phase.kind === "done" ? emptyCart() : ui.cart);
    return { ...ui, cart, selected: uid, phase: { kind: "ordering" } };
  };

/** Takes up a cart in place of the one there was. */
export const take =
  (cart: Cart) =>
  (ui: Ui): Ui => ({
    ...ui,
    screen: "sell",
    phase: { kind: "ordering" },
    asking: null,
    cart,
    selected: null,
  });

export const startPaying = (ui: Ui): Ui =>
  ui.cart.lines.length === 0
    ? ui
    : { ...ui, phase: { kind: "paying" }, asking: null, is_cart_open: false, selected: null };

export const stopPaying = (ui: Ui): Ui =>
  ui.phase.kind === "paying" ? { ...ui, phase: { kind: "ordering" } } : ui;

/** A payment was taken: the next one is another, and what is left of the order is in hand. */
export const paidPart =
  (cart: Cart) =>
  (ui: Ui): Ui => ({ ...ui, cart, payment_id: newId(), phase: { kind: "paying" } });

export const sold =
  (sale: OrderState) =>
  (ui: Ui): Ui => ({
    ...ui,
    cart: emptyCart(),
    selected: null,
    asking: null,
    payment_id: newId(),
    phase: { kind: "done", sale },
  });

export const nextSale = (ui: Ui): Ui =>
  ui.phase.kind === "done" ? { ...ui, phase: { kind: "ordering" }, cart: emptyCart() } : ui;
