/** Secrets that are kept so that whoever reads the database does not have them. Server side only. */
export { CODE_PATTERN, newCode, readCode, showCode } from "./code.ts";
export { hashPin, isPin, PIN_PATTERN, verifyPin } from "./pin.ts";
export { newSealKey, open, seal, SEALED_PATTERN, type Sealed } from "./seal.ts";
export { isToken, newToken, secretHash, tokenPattern } from "./token.ts";
