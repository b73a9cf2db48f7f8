import { useEffect } from "react";
import { useDesk, useTillData, useUi } from "../desk.tsx";
import { follow } from "../state/follow.ts";

/** Keeps the stored order in hand as it is now, whoever has changed it. */
export function useFollow(): void {
  const { ui } = useDesk();
  const { open_orders } = useTillData();
  const isBusy = useUi(({ is_busy }) => is_busy);
  const held = useUi(({ cart }) => cart.held);
  const orders = open_orders.state === "ready" ? open_orders.value : null;
  useEffect(() => {
    // While changes are being stored, some of what is in hand is in the order already and some is not.
    if (isBusy || held === null) return;
    const order = orders?.find(({ id }) => id === held.id);
    if (order === undefined || JSON.stringify(order) === JSON.stringify(held)) return;
    ui.update((now) => ({ ...now, cart: follow(now.cart, order) }));
  }, [ui, isBusy, held, orders]);
}
