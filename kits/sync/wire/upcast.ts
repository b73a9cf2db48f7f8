import { WIRE_VERSION } from "./shapes.ts";

/** Versions before its own that a server understands: tills are updated one by one, over days. */
export const VERSIONS_BEFORE = 2;

type Body = Readonly<Record<string, unknown>>;

/** How a body of one version becomes one of the next; `v` is seen to. */
export type Cast = (body: Body) => Body;

/**
 * By the version that they start from. A new version of the wire brings the cast from the one before it, and drops the
 * one that is no longer served. Replies need none: they only ever gain fields, and a device reads those that it knows.
 */
export const CASTS: ReadonlyMap<number, Cast> = new Map();

/** A body in a version that this server does not speak: newer than its own, or too old. */
export class ForeignVersion extends Error {
  override readonly name = "ForeignVersion";
  readonly theirs: number;
  readonly ours: number;
  constructor(theirs: number, ours: number) {
    super(
      theirs > ours
        ? `The message is in version ${theirs} of the wire; this server speaks version ${ours}. Update the server.`
        : `The message is in version ${theirs} of the wire; this server speaks version ${ours}. Update the device.`,
    );
    this.theirs = theirs;
    this.ours = ours;
  }
}

/**
 * The body as a client of this version would have sent it. What names no version is left as it is, for the schema to
 * say what is missing. @throws ForeignVersion
 */
export function upcast(body: unknown, to: number = WIRE_VERSION, casts = CASTS): unknown {
  if (typeof body !== "object" || body === null) return body;
  const { v: theirs } = body as { readonly v?: unknown };
  if (typeof theirs !== "number" || !Number.isInteger(theirs)) return body;
  if (theirs > to || theirs < to - VERSIONS_BEFORE) throw new ForeignVersion(theirs, to);
  let current = body as Body;
  for (let version = theirs; version < to; version += 1) {
    const cast = casts.get(version);
    if (!cast) throw new ForeignVersion(theirs, to);
    current = { ...cast(current), v: version + 1 };
  }
  return current;
}
