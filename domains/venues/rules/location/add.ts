import { accept, ref, refused, type CommandSpec } from "@counterfoil/commands/spec";
import { isCurrency } from "@counterfoil/money";
import { isTimeZone } from "@counterfoil/time";
import { AddLocation, type LocationAdded, type TaxProfile } from "../../contract/index.ts";
import { merchantState } from "../merchant/state.ts";
import { unknownCurrency, unknownTimeZone } from "../refusals.ts";
import { listedLocationState } from "./state.ts";

/** Late guests belong to the evening before: most kitchens are dark at four. */
const USUAL_DAY_CLOSE_HOUR = 4;

const USUAL_TAX_PROFILE: TaxProfile = {
  rounding: "per_line",
  mode: "half_up",
  prices_include_tax: false,
  cash_rounding: 0,
};

/** Puts a location on the merchant's list; the location's own scope is opened by what follows (effects.ts). */
export const addLocation: CommandSpec<AddLocation> = {
  type: "location.add",
  kind: "request",
  permission: "venues.manage",
  args: AddLocation,
  needs: ({ scope, args }) => [ref(merchantState, scope), ref(listedLocationState, args.location_id)],
  decide: ({ scope, args }, states) => {
    const merchant = states.get(merchantState, scope);
    if (!merchant) return refused("unknown_merchant", "There is no such merchant.");
    if (states.get(listedLocationState, args.location_id) || args.location_id === scope) {
      return refused("location_exists", "This id belongs to another location.", "location_id");
    }
    const { location_id: id, receipt_footer, ...given } = args;
    const location = {
      id,
      merchant_id: scope,
      name: given.name,
      currency: given.currency ?? merchant.currency,
      time_zone: given.time_zone ?? merchant.time_zone,
      day_close_hour: given.day_close_hour ?? USUAL_DAY_CLOSE_HOUR,
      tax_profile: given.tax_profile ?? USUAL_TAX_PROFILE,
      address_lines: given.address_lines ?? [],
      ...(receipt_footer ? { receipt_footer } : {}),
      status: "active" as const,
    };
    if (!isCurrency(location.currency)) return unknownCurrency(location.currency);
    if (!isTimeZone(location.time_zone)) return unknownTimeZone(location.time_zone);
    const added: LocationAdded = { type: "location.added", location };
    return accept(added);
  },
};
