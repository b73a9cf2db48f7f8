import type { Id } from "@counterfoil/ids";
import { CurrencyCode, ShortText } from "@counterfoil/wire";
import Type, { type Static } from "typebox";

/** The scope of the command is the merchant's id. */
export const OpenMerchant = Type.Object(
  {
    name: ShortText,
    /** What a new location sells in, and where its clock is, unless it says otherwise. */
    currency: CurrencyCode,
    time_zone: ShortText,
  },
  { additionalProperties: false },
);
export type OpenMerchant = Static<typeof OpenMerchant>;

export interface MerchantState extends OpenMerchant {
  readonly id: Id;
}

export interface MerchantOpened {
  readonly type: "merchant.opened";
}
