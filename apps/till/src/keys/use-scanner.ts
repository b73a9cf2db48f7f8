import { useEffect, useEffectEvent } from "react";
import { FASTEST_HAND_MS, hear, noBurst, type Burst } from "../state/scan.ts";

/** Told on the window whenever a code was scanned, so that what was typed by it can be taken back. */
const SCANNED = "counterfoil:scanned";

/**
 * Listens for a scanner everywhere, before any field or key does: the Enter that ends a code presses nothing, and the
 * code does not stay in the field that happened to have the focus.
 */
export function useScanner(onCode: (code: string) => void): void {
  const handle = useEffectEvent(onCode);
  useEffect(() => {
    let burst: Burst = noBurst;
    let restore: () => void = () => undefined;
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const isFirst = event.key.length === 1 && event.timeStamp - burst.at > FASTEST_HAND_MS;
      if (isFirst) restore = remember(event.target);
      const heard = hear(burst, event.key, event.timeStamp);
      burst = heard.burst;
      if (heard.code === null) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      restore();
      window.dispatchEvent(new Event(SCANNED));
      handle(heard.code);
    };
    window.addEventListener("keydown", listen, { capture: true });
    return () => window.removeEventListener("keydown", listen, { capture: true });
  }, []);
}

/** Runs when a code has been scanned. */
export function useScanned(onScanned: () => void): void {
  const handle = useEffectEvent(onScanned);
  useEffect(() => {
    const listen = () => handle();
    window.addEventListener(SCANNED, listen);
    return () => window.removeEventListener(SCANNED, listen);
  }, []);
}

/** Puts the text of a field back to what it is now. Through the native setter, or React would not hear of it. */
function remember(target: EventTarget | null): () => void {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return () => undefined;
  const { value } = target;
  const native = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(target) as object, "value");
  return () => {
    native?.set?.call(target, value);
    target.dispatchEvent(new Event("input", { bubbles: true }));
  };
}
