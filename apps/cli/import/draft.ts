import { keyOf } from "./ids.ts";

/** What one row says of the menu. */
export interface Mention {
  readonly line: number;
  readonly item: string;
  readonly variation?: string | undefined;
  readonly category?: string | undefined;
  readonly description?: string | undefined;
  readonly sku?: string | undefined;
  readonly barcode?: string | undefined;
  /** A percentage as text. */
  readonly tax?: string | undefined;
  /** For one, in minor units; null where it is typed in when it is sold. */
  readonly price: number | null;
  /** False for a price that is not quite what was paid for one: a line's total that does not divide by its quantity. */
  readonly isExact: boolean;
  readonly choices: readonly string[];
}

export interface DraftItem {
  readonly name: string;
  /** Where it was first mentioned. */
  readonly line: number;
  readonly category: string | undefined;
  readonly description: string | undefined;
  readonly tax: string | undefined;
  readonly variations: readonly DraftVariation[];
  /** The most frequent first. */
  readonly choices: readonly string[];
}

export interface DraftVariation {
  /** "" where the file names none; then the price is what tells it apart. */
  readonly name: string;
  readonly price: number | null;
  readonly sku: string | undefined;
  readonly barcode: string | undefined;
}

interface Tally {
  readonly first: Mention;
  details: Pick<Mention, "category" | "description" | "tax">;
  /** By name and price. */
  readonly prices: Map<string, { readonly mention: Mention; count: number }>;
  readonly choices: Map<string, { readonly name: string; count: number }>;
}

/** A catalog takes as many for an item; the last place is kept for a price that is typed in. */
const MOST_PRICES = 99;
/** A modifier list takes as many. */
const MOST_CHOICES = 100;

/**
 * Gathers what a file says of the menu, row by row: prices that vary for one item become variations, and what was chosen
 * with it becomes its modifiers.
 */
export class MenuDraft {
  readonly #items = new Map<string, Tally>();

  get size(): number {
    return this.#items.size;
  }

  add(mention: Mention): void {
    const key = keyOf(mention.item);
    const tally: Tally = this.#items.get(key) ?? {
      first: mention,
      details: {},
      prices: new Map(),
      choices: new Map(),
    };
    this.#items.set(key, tally);
    const { category, description, tax } = mention;
    tally.details = {
      category: tally.details.category ?? category,
      description: tally.details.description ?? description,
      tax: tally.details.tax ?? tax,
    };
    const priceKey = JSON.stringify([keyOf(mention.variation ?? ""), mention.price]);
    const price = tally.prices.get(priceKey);
    if (price) price.count += 1;
    else tally.prices.set(priceKey, { mention, count: 1 });
    for (const name of mention.choices) {
      const choice = tally.choices.get(keyOf(name));
      if (choice) choice.count += 1;
      else tally.choices.set(keyOf(name), { name, count: 1 });
    }
  }

  /** In the order in which they were first mentioned. */
  items(): DraftItem[] {
    return [...this.#items.values()].map(({ first, details, prices, choices }) => ({
      name: first.item,
      line: first.line,
      category: details.category,
      description: details.description,
      tax: details.tax,
      variations: variationsOf([...prices.values()]),
      choices: [...choices.values()]
        .sort((a, b) => b.count - a.count)
        .slice(0, MOST_CHOICES)
        .map(({ name }) => name),
    }));
  }
}

/** The most frequent prices, the lowest first. Prices that are not exact count only where there are no others. */
function variationsOf(prices: readonly { mention: Mention; count: number }[]): DraftVariation[] {
  const exact = prices.filter(({ mention }) => mention.isExact);
  const kept = (exact.length > 0 ? exact : prices).toSorted((a, b) => b.count - a.count);
  const open =
    kept.length > MOST_PRICES ? [{ name: "", price: null, sku: undefined, barcode: undefined }] : [];
  const variations = kept
    .slice(0, MOST_PRICES)
    .map(({ mention: { variation = "", price, sku, barcode } }) => ({ name: variation, price, sku, barcode }))
    .sort((a, b) => (a.price ?? Infinity) - (b.price ?? Infinity));
  return [...variations, ...open];
}
