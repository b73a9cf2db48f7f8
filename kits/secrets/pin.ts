import { hash, verify } from "@node-rs/argon2";

/** OWASP Password Storage Cheat Sheet, Argon2id: 19 MiB, two passes, one lane. The library's default variant is Argon2id. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const PIN_PATTERN = "^[0-9]{4,8}$";

export function isPin(text: string): boolean {
  return new RegExp(PIN_PATTERN).test(text);
}

/** Argon2id with a salt of its own, in the PHC string format. Runs on the thread pool. */
export function hashPin(pin: string): Promise<string> {
  return hash(pin, COST);
}

/** Compares in constant time. Takes as long for a wrong PIN as for the right one. */
export function verifyPin(pinHash: string, pin: string): Promise<boolean> {
  return verify(pinHash, pin);
}
