export { businessMoment, isTimeZone, type BusinessMoment, type DayRule } from "./business-day.ts";
export { isDate, isInstant, EARLIEST_INSTANT, LATEST_INSTANT } from "./instant.ts";
