import { uuidv7 } from "uuidv7";

/** A UUID in its canonical lower-case text form. */
export type Id = string;

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The JSON Schema pattern of an id; one home for it, so that every door asks the same. */
export const ID_PATTERN = ID.source;

/** A new UUIDv7 (RFC 9562 §5.7), made where the thing itself is made: on the device. */
export function newId(): Id {
  return uuidv7();
}

export function isId(value: unknown): value is Id {
  return typeof value === "string" && ID.test(value);
}

const TAIL = 12;
const TAIL_SPACE = 2 ** 48;

/**
 * The n-th id that follows from another: the same on the till and on the server, so that a rule which needs a fresh id
 * stays a pure function. Adds `n` to the last 48 bits; `-n` leads back.
 */
export function childId(parent: Id, n: number): Id {
  const tail = (Number.parseInt(parent.slice(-TAIL), 16) + n + TAIL_SPACE) % TAIL_SPACE;
  return parent.slice(0, -TAIL) + tail.toString(16).padStart(TAIL, "0");
}
