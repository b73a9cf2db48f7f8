import { type Id, isId, newId } from "@counterfoil/ids";
import { hash } from "node:crypto";
import { Problem } from "./problem.ts";

/** Longer than any key that people make, shorter than an attack. */
const LONGEST_KEY = 255;

/**
 * The id of the command that a request carries: its Idempotency-Key where that is a UUID; a UUID that follows from the
 * key, the route and the device where it is another text; else the id of the thing that the body brings; else a new one.
 */
export function commandIdOf(from: {
  readonly key: string | undefined;
  /** The route, `POST /v1/orders/{id}/lines`: a key is unique for a route and a device. */
  readonly route: string;
  readonly device: Id;
  readonly body: unknown;
}): Id {
  const { key, route, device, body } = from;
  if (key !== undefined) {
    const lower: unknown = key.toLowerCase();
    if (isId(lower)) return lower;
    if (key === "" || key.length > LONGEST_KEY) {
      throw new Problem("invalid_field", `Idempotency-Key must have 1 to ${LONGEST_KEY} characters.`, {
        field: "Idempotency-Key",
      });
    }
    return uuidFrom(`${route}\n${device}\n${key}`);
  }
  const own = (body as { readonly id?: unknown } | null | undefined)?.id;
  return isId(own) ? own : newId();
}

/** A UUIDv8 (RFC 9562 §5.8): 122 bits of SHA-256. */
function uuidFrom(text: string): Id {
  const bytes = hash("sha256", text, "buffer");
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString("hex", 0, 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
