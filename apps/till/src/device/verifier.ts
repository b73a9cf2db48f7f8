import { fromHex, toHex } from "./hex.ts";

/** Rounds of PBKDF2: a quarter of a second on a small till, for each guess of whoever carries the disk away. */
const ROUNDS = 310_000;
const SALT_BYTES = 16;
const HASH_BITS = 256;
/** So long a till that was never online since lets somebody in. */
const GOOD_MS = 14 * 24 * 60 * 60_000;

/** What a PIN is compared with while the server is away. The PIN itself is kept nowhere. */
export interface Verifier {
  readonly salt: string;
  readonly rounds: number;
  readonly hash: string;
  /** RFC 3339. */
  readonly until: string;
}

/** For a PIN that the server has just taken. */
export async function verifierOf(pin: string, nowMs: number): Promise<Verifier> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const hash = await hashOf(pin, salt, ROUNDS);
  return {
    salt: toHex(salt),
    rounds: ROUNDS,
    hash: toHex(hash),
    until: new Date(nowMs + GOOD_MS).toISOString(),
  };
}

export const isGood = ({ until }: Verifier, nowMs: number): boolean => nowMs < Date.parse(until);

export async function isPin({ salt, rounds, hash }: Verifier, pin: string): Promise<boolean> {
  const tried = await hashOf(pin, fromHex(salt), rounds);
  return toHex(tried) === hash;
}

async function hashOf(pin: string, salt: Uint8Array<ArrayBuffer>, iterations: number) {
  const key = await crypto.subtle.importKey("raw", new TextEncoder().encode(pin), "PBKDF2", false, [
    "deriveBits",
  ]);
  return new Uint8Array(
    await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations }, key, HASH_BITS),
  );
}
