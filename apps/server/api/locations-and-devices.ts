// Written by `npm run api` from the routes. Change those, and write it again.

import type { CurrencyCode, Device, Id, Instant, Location } from "./shared.ts";

export interface LocationsAndDevicesApi {
  /** List the locations. */
  "GET /v1/locations": {
    params: {};
    query: { limit?: number; cursor?: string };
    body: undefined;
    reply: { data: Location[]; next_cursor: string | null };
  };
  /** Add a location. */
  "POST /v1/locations": {
    params: {};
    query: {};
    body: {
      id?: Id;
      name: string;
      time_zone?: string;
      day_close_hour?: number;
      tax_profile?: {
        rounding: "per_line" | "per_rate_per_document";
        mode: "half_up" | "half_even" | "down";
        prices_include_tax: boolean;
        cash_rounding: number;
        cash_rounding_mode?: "half_up" | "half_even" | "down";
      };
      address_lines?: string[];
      receipt_footer?: string;
      currency?: CurrencyCode;
    };
    reply: Location;
  };
  /** Read a location. */
  "GET /v1/locations/{id}": {
    params: { id: Id };
    query: {};
    body: undefined;
    reply: Location;
  };
  /** Change a location. */
  "PATCH /v1/locations/{id}": {
    params: { id: Id };
    query: {};
    body: {
      name?: string;
      time_zone?: string;
      day_close_hour?: number;
      tax_profile?: {
        rounding: "per_line" | "per_rate_per_document";
        mode: "half_up" | "half_even" | "down";
        prices_include_tax: boolean;
        cash_rounding: number;
        cash_rounding_mode?: "half_up" | "half_even" | "down";
      };
      address_lines?: string[];
      receipt_footer?: string;
      status?: "active" | "inactive";
    };
    reply: Location;
  };
  /** Make a pairing code. */
  "POST /v1/devices/codes": {
    params: {};
    query: {};
    body: { location_id?: Id; kind?: "till" | "kitchen"; name?: string };
    reply: PairingCode;
  };
  /** Pair a device. */
  "POST /v1/devices": {
    params: {};
    query: {};
    body: { code: string; id: Id; token: string; name?: string };
    reply: Pairing;
  };
  /** List the devices of a location. */
  "GET /v1/devices": {
    params: {};
    query: { location_id?: Id };
    body: undefined;
    reply: { data: Device[]; next_cursor: string | null };
  };
  /** Rename a device. */
  "PATCH /v1/devices/{id}": {
    params: { id: Id };
    query: {};
    body: { location_id?: Id; name: string };
    reply: Device;
  };
  /** Revoke a device. */
  "DELETE /v1/devices/{id}": {
    params: { id: Id };
    query: { location_id?: Id };
    body: undefined;
    reply: undefined;
  };
}

export interface Merchant {
  id: Id;
  name: string;
  currency: CurrencyCode;
  time_zone: string;
}

export interface Pairing {
  device: Device;
  location: Location;
  merchant: Merchant;
}

export interface PairingCode {
  code: string;
  location_id: Id;
  kind: "till" | "kitchen";
  expires_at: Instant;
}
