import { useWindowKeys } from "@counterfoil/ui";

/** Enter does what the large key does, wherever the focus is but on another key. */
export function useEnter(finish: () => void): void {
  useWindowKeys((event) => {
    if (event.key !== "Enter" || isOnKey(event.target)) return false;
    finish();
    return true;
  });
}

/** A key that has the focus is pressed by Enter itself; digits are not, or typing by mouse could not be ended by Enter. */
const isOnKey = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest("button, a, summary") !== null;
