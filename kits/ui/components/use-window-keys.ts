import { useEffect, useEffectEvent } from "react";

/**
 * Listens to the keyboard wherever the focus is. In a field where somebody is writing only function keys are heard.
 * `onKey` returns true when it has used the key; the browser then does nothing more with it.
 */
export function useWindowKeys(onKey: (event: KeyboardEvent) => boolean): void {
  const handle = useEffectEvent(onKey);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isWriting(event.target) && !/^F\d+$/.test(event.key)) return;
      if (handle(event)) event.preventDefault();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}

/** Is this element one that text is typed into? */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement)
    return !["button", "checkbox", "radio", "range"].includes(target.type);
  return target instanceof HTMLTextAreaElement || target.isContentEditable;
}
