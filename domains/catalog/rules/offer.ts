import type { Id } from "@counterfoil/ids";
import type { Modifier, ModifierList, OfferedList } from "../contract/index.ts";

/** A modifier list as one item offers it. */
export interface Choice {
  readonly list_id: Id;
  readonly name: string;
  readonly min: number;
  /** No limit when absent. */
  readonly max?: number;
  /** Nobody is asked; the defaults are taken. */
  readonly hidden: boolean;
  readonly modifiers: readonly Modifier[];
  readonly defaults: ReadonlySet<Id>;
}

/**
 * A list with what an item says of it. Where the list was changed later the item's word gives way: the most is never
 * fewer than the fewest, and a default that the list no longer has is forgotten.
 */
export function choiceOf(offered: OfferedList, list: ModifierList): Choice {
  const min = offered.min ?? list.min;
  const max = offered.max ?? list.max;
  const defaults = offered.defaults
    ? new Set(offered.defaults)
    : new Set(list.modifiers.filter((modifier) => modifier.default).map((modifier) => modifier.id));
  return {
    list_id: list.id,
    name: list.name,
    min,
    ...(max === undefined ? {} : { max: Math.max(min, max) }),
    hidden: offered.hidden,
    modifiers: list.modifiers,
    defaults,
  };
}
