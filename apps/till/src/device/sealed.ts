import { fromHex, toHex } from "./hex.ts";

/** Rounds of PBKDF2 for a passphrase that somebody types twice in a bad hour. */
const ROUNDS = 310_000;
const SALT_BYTES = 16;
/** As AES-GCM asks for. */
const IV_BYTES = 12;
const KEY_BITS = 256;
const FORMAT = "counterfoil-unsent-1";

/** A file that only the passphrase opens, and that shows when a byte of it was changed. */
export async function seal(text: string, passphrase: string): Promise<Uint8Array<ArrayBuffer>> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const key = await keyOf(passphrase, salt, ROUNDS);
  const secret = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, new TextEncoder().encode(text));
  const file = {
    format: FORMAT,
    rounds: ROUNDS,
    salt: toHex(salt),
    iv: toHex(iv),
    secret: toHex(new Uint8Array(secret)),
  };
  return new TextEncoder().encode(JSON.stringify(file));
}

/** The text of a sealed file. `no_file`: it is none of ours; `locked`: another passphrase, or it was changed. */
export async function unseal(
  bytes: Uint8Array<ArrayBuffer>,
  passphrase: string,
): Promise<{ readonly text: string } | "no_file" | "locked"> {
  const file = read(bytes);
  if (file === null) return "no_file";
  const key = await keyOf(passphrase, fromHex(file.salt), file.rounds);
  try {
    const secret = fromHex(file.secret);
    const text = await crypto.subtle.decrypt({ name: "AES-GCM", iv: fromHex(file.iv) }, key, secret);
    return { text: new TextDecoder().decode(text) };
  } catch {
    return "locked"; // AES-GCM tells no more
  }
}

/** More than any file of ours asks for: a file must not be able to keep a till busy for ever. */
const MOST_ROUNDS = 10_000_000;

function read(bytes: Uint8Array<ArrayBuffer>) {
  try {
    const { format, rounds, salt, iv, secret } = JSON.parse(new TextDecoder().decode(bytes)) as Record<
      string,
      unknown
    >;
    const texts = [salt, iv, secret].every((text) => typeof text === "string" && /^[0-9a-f]*$/.test(text));
    const isBounded = Number.isInteger(rounds) && Number(rounds) > 0 && Number(rounds) <= MOST_ROUNDS;
    if (format !== FORMAT || !texts || !isBounded) return null;
    return { rounds: Number(rounds), salt: String(salt), iv: String(iv), secret: String(secret) };
  } catch {
    return null; // not even JSON
  }
}

async function keyOf(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<CryptoKey> {
  const raw = await crypto.subtle.importKey("raw", new TextEncoder().encode(passphrase), "PBKDF2", false, [
    "deriveKey",
  ]);
  return crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations },
    raw,
    { name: "AES-GCM", length: KEY_BITS },
    false,
    ["encrypt", "decrypt"],
  );
}
