/** What a key of the keypad does to the number being typed. */
export type DigitKey = "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "00" | "delete" | "clear";

/**
 * Types one key into a whole number, as on a till: digits push in from the right, so 1 2 5 0 is 12.50 in a currency
 * with two decimals. A key that would go beyond `most` changes nothing.
 */
export function typeDigit(value: number, key: DigitKey, most: number): number {
  switch (key) {
    case "clear":
      return 0;
    case "delete":
      return Math.trunc(value / 10);
    case "00":
      return within(value * 100, value, most);
    default:
      return within(value * 10 + Number(key), value, most);
  }
}

const within = (next: number, before: number, most: number): number => (next > most ? before : next);

/** The keypad key that a key of the keyboard stands for; null for every other key. */
export function digitOf(key: string): DigitKey | null {
  if (/^[0-9]$/.test(key)) return key as DigitKey; // the pattern has just said so
  if (key === "Backspace") return "delete";
  if (key === "Delete") return "clear";
  return null;
}
