import { randomInt } from "node:crypto";

/** Letters and digits that are told apart when read from a screen or said aloud: no B 8, I 1 L, O 0, S 5, Z 2. */
const ALPHABET = "ACDEFGHJKMNPQRTUVWXY34679";
/** 25^8 is 1.5 × 10^11: out of reach for guessing through a door that counts, within the minutes that a code lives. */
const LENGTH = 8;
const GROUP = 4;

/** What `readCode` leaves of a well-formed code. */
export const CODE_PATTERN = `^[${ALPHABET}]{${LENGTH}}$`;

/** A code that one person reads out and another types in. */
export function newCode(): string {
  return Array.from({ length: LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join("");
}

/** As it is shown: in two groups. */
export function showCode(code: string): string {
  return `${code.slice(0, GROUP)}-${code.slice(GROUP)}`;
}

/** What a person typed, without the case, spaces and dashes that do not count. Null when it cannot be a code. */
export function readCode(typed: string): string | null {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, "");
  return new RegExp(CODE_PATTERN).test(code) ? code : null;
}
