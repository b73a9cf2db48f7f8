import { accept, ref, refused, type CommandSpec } from "@counterfoil/commands/spec";
import { LocationProfile, type LocationAdopted } from "../../contract/index.ts";
import { unknownLocation } from "../refusals.ts";
import { locationState } from "./state.ts";

/** Takes over what the merchant's list now says of this location. Follows location.change. */
export const adoptLocation: CommandSpec<LocationProfile> = {
  type: "location.adopt",
  kind: "request",
  permission: "venues.manage",
  args: LocationProfile,
  needs: ({ scope }) => [ref(locationState, scope)],
  decide: ({ scope, args }, states) => {
    const location = states.get(locationState, scope);
    if (!location) return unknownLocation();
    if (args.id !== scope || args.merchant_id !== location.merchant_id) {
      return refused("wrong_scope", "A location adopts its own profile.", "id");
    }
    if (args.currency !== location.currency) {
      return refused("currency_fixed", "A location keeps the currency that it was opened with.", "currency");
    }
    const adopted: LocationAdopted = { type: "location.adopted" };
    return accept(adopted);
  },
};
