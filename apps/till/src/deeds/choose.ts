import type { Selection } from "@counterfoil/catalog/contract";
import { capture, type Offer } from "@counterfoil/catalog/rules";
import { newId } from "@counterfoil/ids";
import type { Result } from "@counterfoil/result";
import type { Desk } from "../desk.tsx";
import { addLine, changeLine, isStored, takeBackLine, type Cart, type CartLine } from "../state/cart.ts";
import { blockedBecause } from "../state/blocked.ts";
import { findByCode, isOfferSoldOut, menuOf, type Menu, type MenuItem } from "../state/menu.ts";
import { ask, changeCart, go, putInCart } from "../state/ui.ts";
import { tell } from "./answer.ts";

/** A product was pressed: sold at once where nothing has to be asked, else the question comes up. */
export function chooseItem(desk: Desk, menu: Menu, { item, offers, isSoldOut }: MenuItem): void {
  const [only, another] = offers;
  if (isSoldOut) desk.toasts.show(desk.words.sell.sold_out(item.name), "canary");
  else if (another !== undefined || only === undefined)
    desk.ui.update(ask({ kind: "options", item_id: item.id }));
  else sellPlain(desk, menu, only);
}

/** A code was scanned: adds the product wherever one is, except over a payment. */
export function scanCode(desk: Desk, code: string): void {
  const { catalog, person } = desk.till.data.current();
  if (person === null || isBlocked(desk) || catalog.state !== "ready") return;
  const words = desk.words.sell;
  if (desk.ui.current().phase.kind === "paying") return desk.toasts.show(words.scan_later, "canary");
  const menu = menuOf(catalog.value);
  const offer = findByCode(menu, code);
  if (offer === null) return desk.toasts.show(words.unknown_code(code), "red");
  if (isOfferSoldOut(catalog.value, offer))
    return desk.toasts.show(words.sold_out(offer.item.name), "canary");
  desk.ui.update(go("sell"));
  if (sellPlain(desk, menu, offer)) desk.toasts.show(words.scanned(offer.item.name), "go");
}

/** Says why nothing can be sold here now, where that is so. */
export function isBlocked(desk: Desk): boolean {
  const because = blockedBecause(desk.till.data.current(), desk.words.keeping);
  if (because === null) return false;
  desk.toasts.show(because, "red");
  return true;
}

/** Sells a variation as it comes; where it cannot be sold without being asked, asks. True when it was sold. */
function sellPlain(desk: Desk, menu: Menu, offer: Offer): boolean {
  const line = captured(desk, menu, { uid: newId(), variation_id: offer.variation.id, quantity: 1 });
  if (line.ok) addToCart(desk, line.value);
  else if (line.refusal.code === "choose_more" || line.refusal.code === "price_needed") {
    desk.ui.update(ask({ kind: "options", item_id: offer.item.id, variation_id: offer.variation.id }));
  } else tell(desk, line.refusal);
  return line.ok;
}

/** What was chosen, as the line that it becomes. */
export const captured = (desk: Desk, menu: Menu, selection: Selection): Result<CartLine> =>
  capture(menu.view, selection, desk.ui.current().cart.type);

export function addToCart(desk: Desk, line: CartLine): void {
  desk.ui.update(putInCart((cart) => addLine(cart, line)));
}

/** Less than one takes the line back, which asks why where the order is stored. */
export function setQuantity(desk: Desk, uid: string, quantity: number): void {
  if (quantity > 0) desk.ui.update(changeCart((cart) => changeLine(cart, uid, { quantity })));
  else takeBack(desk, uid);
}

export function takeBack(desk: Desk, uid: string): void {
  if (isStored(desk.ui.current().cart, uid)) desk.ui.update(ask({ kind: "take_back", uid }));
  else desk.ui.update(changeCart((cart) => takeBackLine(cart, uid, "")));
}

/** Another way of serving may bear other taxes: lines that are not stored yet take those of the new way. */
export function setOrderType(cart: Cart, menu: Menu, type: Cart["type"]): Cart {
  const lines = cart.lines.map((line) => {
    const offer = line.variation_id === undefined ? undefined : menu.view.offers.get(line.variation_id);
    return offer && !isStored(cart, line.uid) ? { ...line, taxes: offer.taxes[type] } : line;
  });
  return { ...cart, type, lines };
}
