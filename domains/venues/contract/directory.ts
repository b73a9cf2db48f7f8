import type { Id } from "@counterfoil/ids";
import type { DeviceState } from "./device.ts";
import type { LocationProfile } from "./location.ts";
import type { MerchantState } from "./merchant.ts";

/** Where a device stands. */
export interface Seat {
  readonly merchant_id: Id;
  readonly location_id: Id;
  readonly device: DeviceState;
  /** SHA-256 of its token in hex; null for the server's own device. */
  readonly token_hash: string | null;
}

/** What other domains ask of venues while they serve; whoever composes the server hands it to them. */
export interface VenueDirectory {
  /** The devices whose tokens have these hashes (SHA-256, hex), revoked ones included. */
  seatsByToken(tokenHashes: readonly string[]): Promise<Seat[]>;
  /** The n-th device of the n-th location, revoked ones included. */
  seats(locations: readonly Id[], devices: readonly Id[]): Promise<Seat[]>;
  /** Every location of these merchants that was opened, inactive ones included. */
  locationsOf(merchants: readonly Id[]): Promise<LocationProfile[]>;
  merchants(ids: readonly Id[]): Promise<MerchantState[]>;
}
