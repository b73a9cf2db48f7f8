import { accept, ref, refused, type CommandSpec } from "@counterfoil/commands/spec";
import { LocationProfile, type LocationOpened } from "../../contract/index.ts";
import { apiDevice } from "../device/identity.ts";
import { deviceState } from "../device/state.ts";
import { locationState } from "./state.ts";

/** Opens a location's own scope, with the device through which the server itself sells there. Follows location.add. */
export const openLocation: CommandSpec<LocationProfile> = {
  type: "location.open",
  kind: "request",
  permission: "venues.manage",
  args: LocationProfile,
  needs: ({ scope }) => [ref(locationState, scope), ref(deviceState, apiDevice(scope).id)],
  opensScope: ({ args }) => ({ parent: args.merchant_id }),
  decide: ({ scope, args }, states) => {
    if (args.id !== scope) return refused("wrong_scope", "A location is opened in its own scope.", "id");
    if (states.get(locationState, scope)) {
      return refused("location_exists", "This location is open already.", "id");
    }
    const opened: LocationOpened = { type: "location.opened" };
    return accept(opened);
  },
};
