import type { PricedOrder, PriceInput, TaxProfile } from "@counterfoil/orders/contract";
import { price } from "@counterfoil/orders/rules";
import type { Result } from "@counterfoil/result";
import type { LocationProfile } from "@counterfoil/venues/contract";
import type { Cart } from "./cart.ts";

/** What the cart comes to, by the calculator that the server uses too. */
export function priceCart(cart: Cart, location: LocationProfile): Result<PricedOrder> {
  return price(priceInput(cart, location));
}

function priceInput(cart: Cart, location: LocationProfile): PriceInput {
  return {
    currency: cart.held?.currency ?? location.currency,
    tax_profile: taxProfile(cart, location),
    lines: cart.lines.map(
      ({ uid, name, quantity, unit_price, modifiers = [], discounts = [], taxes = [], void: voided }) => ({
        uid,
        name,
        quantity,
        unit_price,
        modifiers,
        discounts,
        taxes,
        voided: voided !== undefined,
      }),
    ),
    discounts: cart.discounts,
    service_charges: cart.held?.service_charges ?? [],
  };
}

/** A stored order keeps the one it was opened with. */
export const taxProfile = (cart: Cart, location: LocationProfile): TaxProfile =>
  cart.held?.tax_profile ?? location.tax_profile;
