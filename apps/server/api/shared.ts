// Written by `npm run api` from the routes. Change those, and write it again.

/** an ISO 4217 currency code, such as USD */
export type CurrencyCode = string;

/** a date of the years 2000 to 2099, such as 2026-03-01 */
export type DateText = string;

export interface Device {
  id: Id;
  name: string;
  letter: string;
  kind: "till" | "kitchen" | "api";
  drawer_id: Id;
  status: "paired" | "revoked";
}

/** a UUID in lower case, such as 0197b2f0-5c1e-7a3b-9d2e-3f4a5b6c7d8e */
export type Id = string;

/** an RFC 3339 instant of the years 2000 to 2099, such as 2026-03-01T10:00:00Z */
export type Instant = string;

export interface Location {
  id: Id;
  merchant_id: Id;
  name: string;
  time_zone: string;
  day_close_hour: number;
  tax_profile: {
    rounding: "per_line" | "per_rate_per_document";
    mode: "half_up" | "half_even" | "down";
    prices_include_tax: boolean;
    cash_rounding: number;
    cash_rounding_mode?: "half_up" | "half_even" | "down";
  };
  address_lines: string[];
  receipt_footer?: string;
  currency: CurrencyCode;
  status: "active" | "inactive";
}

/** an amount in minor units (cents), a whole number from 0 */
export type Minor = number;

/** RFC 9457 problem details. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  field?: string;
  cure: string;
  request_id: string;
}

/** an amount in minor units (cents), a whole number that may be below zero */
export type SignedMinor = number;

/** the version that you read, a whole number from 0 */
export type Version = number;
