import type { PricedOrder } from "@counterfoil/orders/contract";
import { useEffect, useMemo } from "react";
import { tell } from "../../deeds/answer.ts";
import { useDesk, useSeat } from "../../desk.tsx";
import type { Cart } from "../../state/cart.ts";
import { priceCart } from "../../state/price-cart.ts";

/** What the cart comes to; null when it cannot be priced, which is said once. */
export function usePriced(cart: Cart): PricedOrder | null {
  const desk = useDesk();
  const { location } = useSeat();
  const priced = useMemo(() => priceCart(cart, location), [cart, location]);
  const refusal = priced.ok ? null : priced.refusal;
  useEffect(() => {
    if (refusal !== null) tell(desk, refusal);
  }, [desk, refusal]);
  return priced.ok ? priced.value : null;
}
