import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";

/** A text sealed under a key: version, nonce, ciphertext and tag. */
export type Sealed = string;

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = "aes-256-gcm";
/** The version leads, so that another cipher can follow without guessing. */
const VERSION = "s1.";

export const SEALED_PATTERN = "^s1\\.[A-Za-z0-9_-]{38,}$";

export function newSealKey(): Buffer {
  return randomBytes(KEY_BYTES);
}

/**
 * AES-256-GCM. The nonce is made from the text itself (HMAC under a key of its own, as in RFC 8452's idea), so that
 * sealing the same text for the same purpose gives the same bytes: a retried command is the same command. `label` names
 * the purpose and is authenticated: a text sealed for one place does not open in another.
 */
export function seal(key: Buffer, label: string, text: string): Sealed {
  const { encryption, nonces } = derive(key);
  const plain = Buffer.from(text);
  const nonce = createHmac("sha256", nonces)
    .update(`${Buffer.byteLength(label)} ${label}`)
    .update(plain)
    .digest()
    .subarray(0, NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, encryption, nonce).setAAD(Buffer.from(label));
  const parts = [nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()];
  return VERSION + Buffer.concat(parts).toString("base64url");
}

/** The text again; null when the key or the label is another one, or the bytes were changed. */
export function open(key: Buffer, label: string, sealed: Sealed): string | null {
  const bytes = Buffer.from(sealed.slice(VERSION.length), "base64url");
  if (!sealed.startsWith(VERSION) || bytes.length < NONCE_BYTES + TAG_BYTES) return null;
  const tagAt = bytes.length - TAG_BYTES;
  const cipher = createDecipheriv(CIPHER, derive(key).encryption, bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  cipher.setAAD(Buffer.from(label)).setAuthTag(bytes.subarray(tagAt));
  try {
    return Buffer.concat([cipher.update(bytes.subarray(NONCE_BYTES, tagAt)), cipher.final()]).toString();
  } catch {
    return null;
  }
}

/** One key for each use (RFC 5869). */
function derive(key: Buffer): { encryption: Buffer; nonces: Buffer } {
  const made = (use: string) =>
    Buffer.from(hkdfSync("sha256", key, "", `counterfoil seal ${use}`, KEY_BYTES));
  return { encryption: made("encryption"), nonces: made("nonces") };
}
