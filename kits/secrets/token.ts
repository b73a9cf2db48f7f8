import { hash, randomBytes } from "node:crypto";

const SECRET_BYTES = 32;
/** 32 bytes in base64url. */
const SECRET_CHARACTERS = 43;

/** A bearer token: a prefix that says what it opens (and lets scanners find a leaked one), and 256 random bits. */
export function newToken(prefix: string): string {
  return `${prefix}_${randomBytes(SECRET_BYTES).toString("base64url")}`;
}

/** What a token of this prefix looks like, for schemas. */
export function tokenPattern(prefix: string): string {
  return `^${prefix}_[A-Za-z0-9_-]{${SECRET_CHARACTERS}}$`;
}

const patterns = new Map<string, RegExp>();

export function isToken(prefix: string, text: string): boolean {
  let pattern = patterns.get(prefix);
  if (!pattern) patterns.set(prefix, (pattern = new RegExp(tokenPattern(prefix))));
  return pattern.test(text);
}

/**
 * SHA-256 in hex: what is stored in a random secret's place. Enough for 256 random bits, which nobody can guess; not for
 * what people choose (see pin.ts).
 */
export function secretHash(secret: string): string {
  return hash("sha256", secret, "hex");
}
