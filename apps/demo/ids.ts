import type { Id } from "@counterfoil/ids";
import { hash } from "node:crypto";

/** The demo's own scopes: by them a second start knows what the first has begun. */
export const MERCHANT: Id = "0198c0de-7e12-7000-8000-7e12a0d71113";
export const LOCATION: Id = "0198c0de-7e12-7000-8000-7e12a0d70ca1";

const TIME_DIGITS = 12;

/** A UUIDv7 (RFC 9562 §5.7) of a moment whose random part follows from a text. */
export function idOf(atMs: number, text: string): Id {
  const time = Math.floor(atMs).toString(16).padStart(TIME_DIGITS, "0");
  const bits = hash("sha256", `counterfoil demo ${text}`, "hex");
  const variant = ((Number.parseInt(bits.charAt(3), 16) & 3) | 8).toString(16);
  return [
    time.slice(0, 8),
    time.slice(8),
    `7${bits.slice(0, 3)}`,
    `${variant}${bits.slice(4, 7)}`,
    bits.slice(7, 19),
  ].join("-");
}
