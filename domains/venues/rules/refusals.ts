import { refused } from "@counterfoil/commands/spec";

export function unknownCurrency(currency: string) {
  return refused(
    "unknown_currency",
    `${currency} is not a currency that can be paid with. Use an ISO 4217 code, such as USD.`,
    "currency",
  );
}

export function unknownTimeZone(zone: string) {
  return refused(
    "unknown_time_zone",
    `There is no time zone "${zone}". Use an IANA name, such as Europe/Zurich.`,
    "time_zone",
  );
}

export function unknownLocation() {
  return refused("unknown_location", "There is no such location.", "location_id");
}

export function unknownDevice() {
  return refused("unknown_device", "There is no such device at this location.", "device_id");
}
