import { refused } from "@counterfoil/commands/spec";

export function unknownPlace() {
  return refused("unknown_location", "There is no such location.", "location_id");
}

export function unknownDrawer() {
  return refused("unknown_drawer", "There is no such drawer here.", "drawer_id");
}

export function noSuchShift() {
  return refused(
    "shift_not_open",
    "This shift is not open on this drawer. Look at the drawer again.",
    "shift_id",
  );
}
