import type { RoundingMode } from "@counterfoil/money";
import { CurrencyCode, Id as IdField, LongText, oneOf, ShortText } from "@counterfoil/wire";
import Type, { type Static } from "typebox";

/** The largest smallest coin, in minor units: no currency in use rounds cash to more. */
export const LARGEST_CASH_ROUNDING = 10_000;
export const MOST_ADDRESS_LINES = 6;
const LAST_HOUR = 23;

const RoundingWord = oneOf<readonly RoundingMode[]>(["half_up", "half_even", "down"]);

/** The legal entity's choices; frozen on each order when it is opened. */
export const TaxProfile = Type.Object(
  {
    rounding: oneOf(["per_line", "per_rate_per_document"]),
    mode: RoundingWord,
    prices_include_tax: Type.Boolean(),
    /** The smallest coin in minor units; 0 or 1 where cash is paid to the last minor unit. */
    cash_rounding: Type.Integer({
      minimum: 0,
      maximum: LARGEST_CASH_ROUNDING,
      description: "the smallest coin in minor units, a whole number from 0",
    }),
    cash_rounding_mode: Type.Optional(RoundingWord),
  },
  { additionalProperties: false },
);
export type TaxProfile = Static<typeof TaxProfile>;

export const LocationStatus = oneOf(["active", "inactive"]);
export type LocationStatus = Static<typeof LocationStatus>;

/** What may change as long as the location lives. The currency may not: its sums would lose their meaning. */
const changeable = {
  name: ShortText,
  /** IANA name. */
  time_zone: ShortText,
  /** The local hour at which yesterday's business day ends. */
  day_close_hour: Type.Integer({
    minimum: 0,
    maximum: LAST_HOUR,
    description: "the local hour at which the business day ends, a whole number from 0 to 23",
  }),
  tax_profile: TaxProfile,
  address_lines: Type.Array(ShortText, { maxItems: MOST_ADDRESS_LINES }),
  /** Empty: none. */
  receipt_footer: LongText,
};

/** In the merchant's scope. What is left out is as the merchant has it, else the house's habit. */
export const AddLocation = Type.Object(
  {
    location_id: IdField,
    ...changeable,
    currency: Type.Optional(CurrencyCode),
    time_zone: Type.Optional(changeable.time_zone),
    day_close_hour: Type.Optional(changeable.day_close_hour),
    tax_profile: Type.Optional(TaxProfile),
    address_lines: Type.Optional(changeable.address_lines),
    receipt_footer: Type.Optional(LongText),
  },
  { additionalProperties: false },
);
export type AddLocation = Static<typeof AddLocation>;

/** In the merchant's scope. What is left out stays. */
export const ChangeLocation = Type.Object(
  {
    location_id: IdField,
    ...Type.Partial(Type.Object(changeable)).properties,
    status: Type.Optional(LocationStatus),
  },
  { additionalProperties: false },
);
export type ChangeLocation = Static<typeof ChangeLocation>;

/** A location as the merchant has it on its list. */
export const LocationProfile = Type.Object(
  {
    id: IdField,
    merchant_id: IdField,
    ...changeable,
    currency: CurrencyCode,
    receipt_footer: Type.Optional(LongText),
    status: LocationStatus,
  },
  { additionalProperties: false },
);
export type LocationProfile = Readonly<Static<typeof LocationProfile>>;

/** A location as its own scope knows it: what every rule there may look at. */
export interface LocationState extends LocationProfile {
  /** Devices ever paired here; the next one's letter follows from it, so that no letter is given twice. */
  readonly devices_paired: number;
}

/** In the merchant's scope: the list changed. Carries the whole profile, because defaults were filled in. */
export interface LocationAdded {
  readonly type: "location.added";
  readonly location: LocationProfile;
}

export interface LocationChanged {
  readonly type: "location.changed";
  readonly location: LocationProfile;
}

/** In the location's own scope, whose arguments are the profile. */
export interface LocationOpened {
  readonly type: "location.opened";
}

export interface LocationAdopted {
  readonly type: "location.adopted";
}
