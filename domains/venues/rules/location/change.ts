import { accept, ref, type CommandSpec } from "@counterfoil/commands/spec";
import { isTimeZone } from "@counterfoil/time";
import { ChangeLocation, type LocationChanged, type LocationProfile } from "../../contract/index.ts";
import { unknownLocation, unknownTimeZone } from "../refusals.ts";
import { listedLocationState } from "./state.ts";

/** Changes a location on the merchant's list; its own scope adopts the change (effects.ts). */
export const changeLocation: CommandSpec<ChangeLocation> = {
  type: "location.change",
  kind: "request",
  permission: "venues.manage",
  args: ChangeLocation,
  needs: ({ args }) => [ref(listedLocationState, args.location_id)],
  decide: ({ args }, states) => {
    const location = states.get(listedLocationState, args.location_id);
    if (!location) return unknownLocation();
    const { location_id: _, ...changes } = args;
    if (changes.time_zone !== undefined && !isTimeZone(changes.time_zone)) {
      return unknownTimeZone(changes.time_zone);
    }
    const changed: LocationChanged = { type: "location.changed", location: changedBy(location, changes) };
    return accept(changed);
  },
};

function changedBy(location: LocationProfile, changes: Omit<ChangeLocation, "location_id">): LocationProfile {
  const { receipt_footer, ...profile } = { ...location, ...changes };
  return receipt_footer ? { ...profile, receipt_footer } : profile;
}
