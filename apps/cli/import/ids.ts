import { hash } from "node:crypto";
import type { Id } from "@counterfoil/ids";

/**
 * The id of what a file speaks of: the same each time, so that a file imported again makes nothing twice. A UUIDv8
 * (RFC 9562 §5.8) of 122 bits of SHA-256 over all parts, of which the first is an id that nobody else has.
 */
export function idFrom(namespace: Id, ...parts: readonly (string | number)[]): Id {
  const bytes = hash("sha256", JSON.stringify([namespace, ...parts]), "buffer");
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString("hex", 0, 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** A name as the key of what it names: neither case nor blanks nor the way an accent is written tell two apart. */
export function keyOf(name: string): string {
  return name.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();
}
