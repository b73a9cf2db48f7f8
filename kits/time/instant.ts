/** Nothing was sold by this system before 2000 and nothing will be dated after 2100: a stamp outside is a broken clock. */
export const EARLIEST_INSTANT = "2000-01-01T00:00:00Z";
export const LATEST_INSTANT = "2100-01-01T00:00:00Z";

const EARLIEST_MS = Date.parse(EARLIEST_INSTANT);
const LATEST_MS = Date.parse(LATEST_INSTANT);
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/;
const DATE = /^\d{4}-\d\d-\d\d$/;
const DATE_LENGTH = "2026-03-01".length;

/** Whether the text is an RFC 3339 instant of this century, on a day that the calendar has. */
export function isInstant(text: string): boolean {
  // Date.parse takes 31 February for 3 March.
  if (!INSTANT.test(text) || !isDate(text.slice(0, DATE_LENGTH))) return false;
  const ms = Date.parse(text);
  return ms >= EARLIEST_MS && ms < LATEST_MS;
}

/** Whether the text is a calendar date `YYYY-MM-DD` of this century that exists. */
export function isDate(text: string): boolean {
  if (!DATE.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return ms >= EARLIEST_MS && ms < LATEST_MS && new Date(ms).toISOString().startsWith(text);
}
