/** As much of an entry's hash as tells two tapes apart. */
const HASH_SHOWN = 16;

/** Where in a scope's tape somebody stands, and by which tape: an older backup has another entry there. */
export interface Cursor {
  readonly version: number;
  /** The beginning of that entry's hash in hex; empty before the first entry. */
  readonly hash: string;
}

/** The cursor of an entry; `hash` is the whole of it in hex. */
export function cursorOf(version: number, hash: string): Cursor {
  return { version, hash: hash.slice(0, HASH_SHOWN) };
}

export function writeCursor({ version, hash }: Cursor): string {
  return `${version}.${hash}`;
}

/** Reads what has the form of a cursor (wire/shapes.ts); whether there is such an entry is another question. */
export function readCursor(text: string): Cursor {
  const [version = "", hash = ""] = text.split(".");
  return { version: Number(version), hash };
}

/** Whether the entry with this hash is the one that the cursor names. */
export function isAt(cursor: Cursor, hash: string | null): boolean {
  return hash !== null && hash.slice(0, HASH_SHOWN) === cursor.hash;
}
