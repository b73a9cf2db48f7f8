import { accept, ref, refused, type CommandSpec } from "@counterfoil/commands/spec";
import { isCurrency } from "@counterfoil/money";
import { isTimeZone } from "@counterfoil/time";
import { OpenMerchant, type MerchantOpened } from "../../contract/index.ts";
import { unknownCurrency, unknownTimeZone } from "../refusals.ts";
import { merchantState } from "./state.ts";

/** Opens a merchant: the scope that its locations share. */
export const openMerchant: CommandSpec<OpenMerchant> = {
  type: "merchant.open",
  kind: "request",
  permission: "venues.manage",
  args: OpenMerchant,
  needs: ({ scope }) => [ref(merchantState, scope)],
  opensScope: () => ({ parent: null }),
  decide: ({ scope, args }, states) => {
    if (states.get(merchantState, scope)) return refused("merchant_exists", "This merchant is open already.");
    if (!isCurrency(args.currency)) return unknownCurrency(args.currency);
    if (!isTimeZone(args.time_zone)) return unknownTimeZone(args.time_zone);
    const opened: MerchantOpened = { type: "merchant.opened" };
    return accept(opened);
  },
};
