import { Id } from "@counterfoil/wire";
import Type, { type Static } from "typebox";
import { closed } from "./fields.ts";
import { ObjectInput } from "./object.ts";

/** Objects of one command: all of them are taken, or none. */
export const MOST_OBJECTS = 500;

export const UpsertArgs = Type.Object(
  { objects: Type.Array(ObjectInput, { minItems: 1, maxItems: MOST_OBJECTS }) },
  closed,
);
export type UpsertArgs = Static<typeof UpsertArgs>;

export const DeleteArgs = Type.Object(
  { ids: Type.Array(Id, { minItems: 1, maxItems: MOST_OBJECTS }) },
  closed,
);
export type DeleteArgs = Static<typeof DeleteArgs>;

/** Exactly one of variation and item. */
export const SetAvailabilityArgs = Type.Object(
  {
    variation_id: Type.Optional(Id),
    item_id: Type.Optional(Id),
    sold_out: Type.Boolean(),
  },
  closed,
);
export type SetAvailabilityArgs = Static<typeof SetAvailabilityArgs>;
