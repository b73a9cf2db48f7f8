import { arrayOf, statement, text, uuid, type Reader } from "@counterfoil/sql";
import Type, { type Static } from "typebox";
import type { DeviceState, LocationProfile, MerchantState, Seat, VenueDirectory } from "../contract/index.ts";
import { locationsOfMerchants } from "./listed-locations.ts";
import { findMerchants } from "./merchants.ts";

const SeatRow = Type.Object({
  scope_id: Type.String(),
  merchant_id: Type.String(),
  doc: Type.String(),
  token_hash: Type.Union([Type.String(), Type.Null()]),
});

const seatsByToken = statement({
  name: "venues.seats_by_token",
  text: `
    select t.scope_id, l.merchant_id, d.doc, t.token_hash
    from device_tokens t
    join devices d on d.scope_id = t.scope_id and d.device_id = t.device_id
    join locations l on l.scope_id = t.scope_id
    where t.token_hash = any ($1::text[])`,
  params: { hashes: arrayOf(text) },
  row: SeatRow,
});

const seatsOfDevices = statement({
  name: "venues.seats_of_devices",
  text: `
    select d.scope_id, l.merchant_id, d.doc, t.token_hash
    from unnest($1::uuid[], $2::uuid[]) as k (scope_id, device_id)
    join devices d on d.scope_id = k.scope_id and d.device_id = k.device_id
    join locations l on l.scope_id = k.scope_id
    left join device_tokens t on t.scope_id = k.scope_id and t.device_id = k.device_id`,
  params: { scopes: arrayOf(uuid), devices: arrayOf(uuid) },
  row: SeatRow,
});

/** The directory that other domains ask, over the tables of this one. */
export function venueDirectory(reader: Reader): VenueDirectory {
  return {
    seatsByToken: async (hashes) => (await reader.query(seatsByToken, { hashes })).map(seatOf),
    seats: async (scopes, devices) => (await reader.query(seatsOfDevices, { scopes, devices })).map(seatOf),
    locationsOf: async (merchants) =>
      (await reader.query(locationsOfMerchants, { merchants })).map((row): LocationProfile =>
        JSON.parse(row.doc),
      ),
    merchants: async (merchants) =>
      (await reader.query(findMerchants, { merchants })).map((row): MerchantState => JSON.parse(row.doc)),
  };
}

function seatOf(row: Static<typeof SeatRow>): Seat {
  return {
    merchant_id: row.merchant_id,
    location_id: row.scope_id,
    device: JSON.parse(row.doc) as DeviceState,
    token_hash: row.token_hash,
  };
}
