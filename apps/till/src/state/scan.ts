/** A scanner types a code faster than any hand: no key comes later than this after the one before. */
export const FASTEST_HAND_MS = 40;
/** Shorter bursts are a hand that hit two keys at once. */
const SHORTEST_CODE = 4;
/** Longer than any barcode; a stuck key must not fill the memory. */
const LONGEST_CODE = 128;

/** What has come in quick succession so far, and when its last key came. */
export interface Burst {
  readonly text: string;
  readonly at: number;
}

export const noBurst: Burst = { text: "", at: Number.NEGATIVE_INFINITY };

export interface Heard {
  readonly burst: Burst;
  /** The code, when this key was the Enter that ends one. */
  readonly code: string | null;
}

/** Hears one key at the time `at` (milliseconds of a clock that only goes forward). */
export function hear(before: Burst, key: string, at: number): Heard {
  const isQuick = at - before.at <= FASTEST_HAND_MS;
  if (key === "Enter") {
    const isCode = isQuick && before.text.length >= SHORTEST_CODE;
    return { burst: noBurst, code: isCode ? before.text : null };
  }
  if (key.length !== 1) return { burst: isQuick ? { ...before, at } : noBurst, code: null };
  const text = isQuick ? before.text + key : key;
  return { burst: { text: text.slice(0, LONGEST_CODE), at }, code: null };
}
