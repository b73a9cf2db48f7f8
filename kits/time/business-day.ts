/** How a location cuts time into days: its IANA zone, and the local hour (0–23) at which yesterday ends. */
export interface DayRule {
  readonly time_zone: string;
  readonly day_close_hour: number;
}

/** The business date `YYYY-MM-DD` of an instant and its local hour 0–23. */
export interface BusinessMoment {
  readonly date: string;
  readonly hour: number;
}

// Every offset in use changes on a quarter of an hour (IANA tz database), so one answer holds for the whole quarter.
const QUARTER_MS = 15 * 60 * 1000;
const REMEMBERED_QUARTERS = 4096;
const remembered = new Map<string, BusinessMoment>();

/** The business day and local hour of an instant (RFC 3339 text or milliseconds since the epoch). */
export function businessMoment(at: string | number, rule: DayRule): BusinessMoment {
  const ms = typeof at === "number" ? at : Date.parse(at);
  const quarter = Math.floor(ms / QUARTER_MS);
  const key = `${quarter} ${rule.day_close_hour} ${rule.time_zone}`;
  const known = remembered.get(key);
  if (known) return known;
  if (remembered.size >= REMEMBERED_QUARTERS) remembered.clear();
  const moment = reckon(quarter * QUARTER_MS, rule);
  remembered.set(key, moment);
  return moment;
}

export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}

function reckon(ms: number, rule: DayRule): BusinessMoment {
  const local = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(rule.time_zone);
  const day =
    local.hour < rule.day_close_hour ? local.toPlainDate().subtract({ days: 1 }) : local.toPlainDate();
  return { date: day.toString(), hour: local.hour };
}
