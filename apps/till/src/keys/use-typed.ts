import { typeDigit, type DigitKey } from "@counterfoil/ui";
import { useState } from "react";
import { FASTEST_HAND_MS } from "../state/scan.ts";
import { useScanned } from "./use-scanner.ts";

/** A till takes no more than so much at once: 9,999,999.99. */
const MOST_TYPED = 999_999_999;

interface Typed {
  readonly value: number;
  /** What stood there before the quick row of keys that may turn out to be a scanner's. */
  readonly before: number;
  readonly at: number;
}

/**
 * A number typed on the keypad. What a scanner types into it is taken back: the digits of a barcode are no money.
 * Gives the number, what a key does to it, and a way to set it.
 */
export function useTyped(
  start: number,
  most: number = MOST_TYPED,
): [value: number, type: (key: DigitKey) => void, set: (value: number) => void] {
  const [typed, setTyped] = useState<Typed>({ value: start, before: start, at: 0 });
  const type = (key: DigitKey) => {
    const at = performance.now();
    setTyped(({ value, before, at: last }) => ({
      value: typeDigit(value, key, most),
      before: at - last > FASTEST_HAND_MS ? value : before,
      at,
    }));
  };
  const set = (value: number) => setTyped({ value, before: value, at: 0 });
  // By the queue of changes, for what the scanner typed may not be on the screen yet.
  useScanned(() => setTyped(({ before }) => ({ value: before, before, at: 0 })));
  return [typed.value, type, set];
}
