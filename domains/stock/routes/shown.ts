import type { Id } from "@counterfoil/ids";
import type { CatalogView } from "@counterfoil/catalog/rules";
import type { StockLevel } from "../contract/index.ts";
import { fromMilli } from "../rules/index.ts";
import type { LevelRow } from "../store/levels.ts";

/** A level as people read it, with the name that the catalog has for it. */
export function shown(row: LevelRow, { offers }: CatalogView): StockLevel {
  const offer = offers.get(row.variation_id);
  return {
    variation_id: row.variation_id,
    on_hand: fromMilli(row.on_hand_milli),
    negative: row.on_hand_milli < 0,
    ...(row.counted_milli === null ? {} : { counted: fromMilli(row.counted_milli) }),
    ...(row.counted_at === null ? {} : { counted_at: row.counted_at }),
    ...(offer ? { item_id: offer.item.id, name: offer.item.name } : {}),
    ...(offer && offer.item.variations.length > 1 ? { variation_name: offer.variation.name } : {}),
    ...(offer?.variation.sku === undefined ? {} : { sku: offer.variation.sku }),
  };
}

/** Of what never moved and was never counted there is none. */
export function none(variation_id: Id): LevelRow {
  return { variation_id, on_hand_milli: 0, counted_milli: null, counted_at: null };
}
