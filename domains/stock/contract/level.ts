import type { Id as AnId } from "@counterfoil/ids";
import { Id, named } from "@counterfoil/wire";
import Type, { type Static } from "typebox";
import type { ChangeKind, StockChange, StockCount } from "./commands.ts";

/** What a location has of a variation. Quantities have at most three decimals. */
export const StockLevel = named(
  "StockLevel",
  Type.Object(
    {
      variation_id: Id,
      /** The last count plus the moves after it; below zero where more was sold than was there. */
      on_hand: Type.Number(),
      /** More was sold than was there: somebody should count. */
      negative: Type.Boolean(),
      /** What was found at the last count; absent where nobody has counted. */
      counted: Type.Optional(Type.Number()),
      counted_at: Type.Optional(Type.String()),
      /** As the catalog has it now; absent where it no longer has it. */
      item_id: Type.Optional(Id),
      name: Type.Optional(Type.String()),
      variation_name: Type.Optional(Type.String()),
      sku: Type.Optional(Type.String()),
    },
    { additionalProperties: false },
  ),
);
export type StockLevel = Static<typeof StockLevel>;

/** Why stock moved: what people entered, what was sold, what guests gave back. */
export type MoveKind = ChangeKind | "sale" | "return";

/** What somebody entered, kept by its id so that the same is not taken twice. */
export type StockEntry = { readonly actor: AnId; readonly version: number } & (
  | { readonly said: "change"; readonly change: StockChange }
  | { readonly said: "count"; readonly count: StockCount }
);
