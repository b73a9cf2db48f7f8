const DIGITS = 2;
const HEX = 16;

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(HEX).padStart(DIGITS, "0")).join("");
}

/** Of what `toHex` has written. */
export function fromHex(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: text.length / DIGITS }, (_, i) =>
    Number.parseInt(text.slice(i * DIGITS, (i + 1) * DIGITS), HEX),
  );
}
