import type { Entry, Fold } from "@counterfoil/commands/spec";
import type { MerchantOpened, MerchantState, OpenMerchant } from "../../contract/index.ts";

/** The merchant's document, by the merchant's id, which is its scope. */
export const merchantState: Fold<MerchantState> = {
  kind: "merchant",
  on: {
    "merchant.opened": {
      key: (_event: MerchantOpened, { command }) => command.scope,
      apply: (_state, _event: MerchantOpened, { command }: Entry<OpenMerchant>) => ({
        id: command.scope,
        ...command.args,
      }),
    },
  },
};
