import { useEffect } from "react";
import { useDesk, useUi } from "../desk.tsx";

/** Tells the other devices which stored order is in hand here, and when it is let go. */
export function useAttend(): void {
  const { attend } = useDesk().till.actions;
  const order_id = useUi((ui) => ui.cart.held?.id ?? null);
  useEffect(() => {
    if (order_id === null) return;
    attend({ order_id });
    return () => attend({ order_id: null });
  }, [attend, order_id]);
}
