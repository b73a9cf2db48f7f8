import MiniSearch from "minisearch";
import type { MenuItem } from "./menu.ts";

const MOST_HITS = 60;

/** Finds items by the beginning of any word of their name, variation, code or category; small slips are forgiven. */
export function makeFinder(items: readonly MenuItem[]): (text: string) => MenuItem[] {
  const index = new MiniSearch({
    fields: ["name", "more"],
    searchOptions: { prefix: true, fuzzy: slips, boost: { name: 3 }, combineWith: "AND" },
  });
  const byId = new Map(items.map((item) => [item.item.id, item]));
  index.addAll(items.map((item) => ({ id: item.item.id, name: item.item.name, more: wordsOf(item) })));
  return (text) =>
    index
      .search(text)
      .slice(0, MOST_HITS)
      .flatMap(({ id }) => byId.get(String(id)) ?? []);
}

/** One letter wrong in a word of five or more; short words must be right. */
const slips = (term: string): number => (term.length >= 5 ? 1 : 0);

const wordsOf = ({ offers }: MenuItem): string =>
  offers
    .flatMap(({ variation, category }) => [
      variation.name,
      variation.sku ?? "",
      ...variation.barcodes,
      category?.name ?? "",
    ])
    .join(" ");
