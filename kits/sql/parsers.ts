import pg from "pg";

const INT8 = 20;
const DATE = 1082;
const TIMESTAMPTZ = 1184;
const NUMERIC = 1700;

/**
 * How rows come back: `bigint` as a number (money and counts stay below 2^53, guarded where they are made), dates and
 * instants as the RFC 3339 text that crosses the wire. The session's time zone is UTC.
 */
export const parsers: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text" | "binary") => {
    if (format === "binary") return pg.types.getTypeParser(oid, format);
    if (oid === INT8 || oid === NUMERIC) return Number;
    if (oid === DATE) return String;
    if (oid === TIMESTAMPTZ) return instant;
    return pg.types.getTypeParser(oid, format);
  }) as typeof pg.types.getTypeParser,
};

/** `2026-03-01 10:00:00.5+00` → `2026-03-01T10:00:00.500Z`, the one form that `Date.prototype.toISOString` writes. */
function instant(text: string): string {
  return new Date(`${text.slice(0, 10)}T${text.slice(11)}:00`).toISOString();
}
