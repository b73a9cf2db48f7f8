import type { Category, Discount, Item } from "@counterfoil/catalog/contract";
import { catalogView, isSoldOut, type CatalogView, type Offer } from "@counterfoil/catalog/rules";
import { copies, type Copy } from "@counterfoil/ui";
import type { Catalog } from "../api/catalog.ts";
import { makeFinder, type Finder } from "./find-item.ts";

/** The catalog laid out for selling on this till. */
export interface Menu {
  readonly view: CatalogView;
  /** In the order in which people see them. */
  readonly items: readonly MenuItem[];
  readonly categories: readonly MenuCategory[];
  readonly discounts: readonly Discount[];
  readonly finder: Finder;
}

export interface MenuItem {
  readonly item: Item;
  /** In their order; at least one. */
  readonly offers: readonly Offer[];
  readonly copy: Copy;
  readonly isSoldOut: boolean;
}

export interface MenuCategory {
  readonly category: Category;
  readonly copy: Copy;
}

const known = new WeakMap<Catalog, Menu>();
const views = new WeakMap<Catalog["objects"], CatalogView>();
/** The menu before, whose index the next one goes on with. */
let newest: Menu | null = null;

/** Laid out once for each state of the catalog; what is sold out changes often, and leaves the larger part as it is. */
export function menuOf(catalog: Catalog): Menu {
  const before = known.get(catalog);
  if (before) return before;
  const view = views.get(catalog.objects) ?? catalogView(catalog.objects);
  views.set(catalog.objects, view);
  const said = new Map(catalog.availability.map((availability) => [availability.id, availability]));
  const categories = view.categories.map((category, index) => ({ category, copy: copyOf(category, index) }));
  const copyIn = new Map(categories.map(({ category, copy }) => [category.id, copy]));
  const offersOf = Map.groupBy(view.offers.values(), (offer) => offer.item.id);
  const items = [...categories.map(({ category }) => category.id), null]
    .flatMap((id) => view.byCategory.get(id) ?? [])
    .map((item): MenuItem => {
      const offers = offersOf.get(item.id) ?? [];
      const soldOut = offers.every(({ variation }) =>
        isSoldOut(said, { item_id: item.id, variation_id: variation.id }),
      );
      return { item, offers, copy: copyIn.get(item.category_id ?? "") ?? "white", isSoldOut: soldOut };
    });
  const discounts = view.objects.filter((object) => object.type === "discount");
  const menu = { view, items, categories, discounts, finder: makeFinder(items, newest?.finder) };
  known.set(catalog, menu);
  newest = menu;
  return menu;
}

/** Can this variation not be had here now? */
export function isOfferSoldOut(catalog: Catalog, { item, variation }: Offer): boolean {
  const said = new Map(catalog.availability.map((availability) => [availability.id, availability]));
  return isSoldOut(said, { item_id: item.id, variation_id: variation.id });
}

/** The paper that the category asks for by name, else the next in turn; white is kept for what has no category. */
function copyOf({ colour }: Category, index: number): Copy {
  const coloured = copies.slice(1);
  return copies.find((copy) => copy === colour) ?? coloured[index % coloured.length] ?? "white";
}

/** What a scanned or typed code stands for. A UPC of 12 digits and its EAN with a leading zero are one code. */
export function findByCode({ view }: Menu, code: string): Offer | null {
  const spellings = [
    code,
    code.toUpperCase(),
    /^\d{12}$/.test(code) ? `0${code}` : code,
    code.replace(/^0(?=\d{12}$)/, ""),
  ];
  for (const spelling of spellings) {
    const offer = view.byBarcode.get(spelling) ?? view.bySku.get(spelling);
    if (offer) return offer;
  }
  return null;
}
