import { Id, named, SignedMinor, Version } from "@counterfoil/wire";
import Type, { type Static } from "typebox";
import { closed, NameField, OrdinalField } from "./fields.ts";

const MOST_MODIFIERS = 100;
const MOST_OF_ONE = 1_000;
const MOST_CHOICES = 1_000;

const modifier = {
  id: Id,
  name: NameField,
  /** Added to the price of one; below zero where something is left out. */
  price: SignedMinor,
};
export const ModifierInput = Type.Object(
  {
    ...modifier,
    default: Type.Optional(Type.Boolean()),
    max_quantity: Type.Optional(Type.Integer({ minimum: 1, maximum: MOST_OF_ONE })),
    available: Type.Optional(Type.Boolean()),
  },
  closed,
);
export type ModifierInput = Static<typeof ModifierInput>;
export const Modifier = Type.Object(
  {
    ...modifier,
    /** An item comes with it unless something else is said. */
    default: Type.Boolean(),
    /** How often it may be taken for one item. */
    max_quantity: Type.Integer(),
    /** False while it is sold out. */
    available: Type.Boolean(),
  },
  closed,
);
export type Modifier = Static<typeof Modifier>;

const modifierList = {
  type: Type.Literal("modifier_list"),
  id: Id,
  name: NameField,
  /** The most that may be chosen in all; no limit when absent. */
  max: Type.Optional(Type.Integer({ minimum: 1, maximum: MOST_CHOICES })),
};
export const ModifierListInput = named(
  "ModifierListInput",
  Type.Object(
    {
      ...modifierList,
      min: Type.Optional(Type.Integer({ minimum: 0, maximum: MOST_CHOICES })),
      modifiers: Type.Array(ModifierInput, { minItems: 1, maxItems: MOST_MODIFIERS }),
      ordinal: Type.Optional(OrdinalField),
      expected_version: Type.Optional(Version),
    },
    closed,
  ),
);
export type ModifierListInput = Static<typeof ModifierListInput>;
export const ModifierList = named(
  "ModifierList",
  Type.Object(
    {
      ...modifierList,
      /** The fewest that must be chosen in all; 0 where nothing need be. */
      min: Type.Integer(),
      /** In the order in which they are offered. */
      modifiers: Type.Array(Modifier),
      ordinal: OrdinalField,
      version: Version,
      deleted: Type.Literal(false),
    },
    closed,
  ),
);
export type ModifierList = Static<typeof ModifierList>;
