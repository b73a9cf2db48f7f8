import { refused } from "@counterfoil/commands/spec";

export function unknownMerchant() {
  return refused("unknown_merchant", "There is no such merchant to keep a catalog.", "merchant_id");
}

export function unknownLocation() {
  return refused("unknown_location", "There is no such location.", "location_id");
}
