import { Id, Minor, oneOf, ShortText } from "@counterfoil/wire";
import Type, { type Static } from "typebox";

const closed = { additionalProperties: false };
const MOST_PIECES = 1_000_000;

export const OpenShiftArgs = Type.Object({ shift_id: Id, drawer_id: Id, float: Minor }, closed);
export type OpenShiftArgs = Static<typeof OpenShiftArgs>;

export const MOVE_KINDS = ["paid_in", "paid_out", "no_sale"] as const;
export type MoveKind = (typeof MOVE_KINDS)[number];

/** Cash put in or taken out for another reason than a sale. `amount` is above zero; a no-sale has none. */
export const MoveCashArgs = Type.Object(
  { id: Id, drawer_id: Id, kind: oneOf(MOVE_KINDS), amount: Type.Optional(Minor), reason: ShortText },
  closed,
);
export type MoveCashArgs = Static<typeof MoveCashArgs>;

/** Value of a coin or note in minor units → how many. */
export const Denominations = Type.Record(
  Type.String({ pattern: "^[1-9]\\d{0,8}$" }),
  Type.Integer({ minimum: 0, maximum: MOST_PIECES }),
  {
    description: "the value of each coin or note in minor units, with how many there are",
    maxProperties: 40,
  },
);

export const countFields = {
  cash: Minor,
  external: Type.Optional(Minor),
  denominations: Type.Optional(Denominations),
};

export const CountShiftArgs = Type.Object({ shift_id: Id, drawer_id: Id, ...countFields }, closed);
export type CountShiftArgs = Static<typeof CountShiftArgs>;

/** A shift that nobody counted closes as well, with an exception for its owner. */
export const CloseShiftArgs = Type.Object(
  { shift_id: Id, drawer_id: Id, count: Type.Optional(Type.Object(countFields, closed)) },
  closed,
);
export type CloseShiftArgs = Static<typeof CloseShiftArgs>;
