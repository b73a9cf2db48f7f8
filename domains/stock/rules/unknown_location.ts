import { refused } from "@counterfoil/commands/spec";

export function unknownLocation() {
  return refused("unknown_location", "There is no such location.", "location_id");
}
