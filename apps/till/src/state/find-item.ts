import MiniSearch from "minisearch";
import type { MenuItem } from "./menu.ts";

const MOST_HITS = 60;
/** So many items are indexed before the screen may answer a finger again: a few milliseconds on a slow tablet. */
const SLICE = 100;

/** Finds items of a menu by what people type. */
export interface Finder {
  readonly find: (text: string) => MenuItem[];
  /** When everything is in the index. */
  readonly ready: Promise<void>;
  readonly index: MiniSearch;
  readonly items: ReadonlyMap<string, MenuItem>;
}

/**
 * Finds items by the beginning of any word of their name, variation, code or category; small slips are forgiven. The
 * index is made in slices, or a large menu would stop the till for seconds; until it is there, names are looked
 * through. A changed menu takes over the index of the one `before`, with what has changed.
 */
export function makeFinder(items: readonly MenuItem[], before: Finder | null = null): Finder {
  const index = before?.index ?? emptyIndex();
  const byId = new Map(items.map((item) => [item.item.id, item]));
  const known = before?.items ?? new Map<string, MenuItem>();
  const gone = [...known.values()].filter((old) => !isSame(old, byId.get(old.item.id)));
  const fresh = items.filter((item) => !isSame(item, known.get(item.item.id)));
  const isFew = fresh.length + gone.length <= SLICE;
  let isReady = false;
  const ready = inSlices(before?.ready, gone, fresh, index).then(() => {
    isReady = true;
  });
  return {
    index,
    items: byId,
    ready,
    find: (text) =>
      isReady || (before !== null && isFew)
        ? index
            .search(text)
            .slice(0, MOST_HITS)
            .flatMap(({ id }) => byId.get(String(id)) ?? [])
        : byName(items, text),
  };
}

const emptyIndex = () =>
  new MiniSearch({
    fields: ["name", "more"],
    searchOptions: { prefix: true, fuzzy: slips, boost: { name: 3 }, combineWith: "AND" },
  });

/** Would the index say the same of both? */
const isSame = (one: MenuItem, other: MenuItem | undefined): boolean =>
  one.item === other?.item && one.offers[0]?.category === other.offers[0]?.category;

async function inSlices(
  before: Promise<void> | undefined,
  gone: readonly MenuItem[],
  fresh: readonly MenuItem[],
  index: MiniSearch,
): Promise<void> {
  await before;
  for (let at = 0; at < gone.length; at += SLICE) {
    if (at > 0) await aMoment();
    for (const { item } of gone.slice(at, at + SLICE)) index.discard(item.id);
  }
  for (let at = 0; at < fresh.length; at += SLICE) {
    // Not even the first slice of a large menu comes before the first picture of it.
    if (fresh.length > SLICE) await aMoment();
    const slice = fresh.slice(at, at + SLICE);
    index.addAll(slice.map((item) => ({ id: item.item.id, name: item.item.name, more: wordsOf(item) })));
  }
}

/** Lets fingers and pictures go first; a browser that tells when it has nothing to do is asked. */
const aMoment = (): Promise<void> =>
  new Promise((resolve) => {
    if ("requestIdleCallback" in globalThis) requestIdleCallback(() => resolve());
    else setTimeout(resolve, 0);
  });

/** The items in whose name each of the words begins one. */
function byName(items: readonly MenuItem[], text: string): MenuItem[] {
  const asked = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found: MenuItem[] = [];
  for (const item of items) {
    const words = item.item.name.toLowerCase().split(/\s+/);
    if (asked.every((begin) => words.some((word) => word.startsWith(begin)))) found.push(item);
    if (found.length === MOST_HITS) break;
  }
  return found;
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
