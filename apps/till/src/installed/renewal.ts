import { useEffect, useSyncExternalStore } from "react";
import type { TillData } from "../api/till.ts";
import { useDesk, type Desk } from "../desk.tsx";
import { isEmpty } from "../state/cart.ts";
import type { Ui } from "../state/ui.ts";

/** So long nobody has begun to sign in. */
const IDLE_MS = 5_000;

/** Why a new version has to wait; null where it need not. What is not sent goes first: the old version knows it best. */
export function waitsFor({ line }: TillData, ui: Ui): "unsent" | "sale" | null {
  if (!isEmpty(ui.cart) || ui.phase.kind !== "ordering" || ui.is_busy) return "sale";
  return line.unsent > 0 ? "unsent" : null;
}

/** Whether a new version is ready, and the way to take it. */
export function useNewVersion(): { readonly isReady: boolean; readonly renew: () => Promise<boolean> } {
  const { app } = useDesk();
  return { isReady: useSyncExternalStore(app.subscribe, app.isNewReady), renew: app.renew };
}

/** On the sign-in screen a new version takes over by itself, when nobody touches it. */
export function useIdleRenewal(): void {
  const desk = useDesk();
  const { isReady } = useNewVersion();
  useEffect(() => {
    if (!isReady) return;
    // Again and again, because what it waits for may be gone the next time.
    const timer = setInterval(() => void renewWhenFree(desk), IDLE_MS);
    return () => clearInterval(timer);
  }, [desk, isReady]);
}

async function renewWhenFree(desk: Desk): Promise<void> {
  if (waitsFor(desk.till.data.current(), desk.ui.current()) === null) await desk.app.renew();
}
