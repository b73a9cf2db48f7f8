import "./Products.css";
import {
  Button,
  CategoryStrip,
  EmptyState,
  readPictureReference,
  SearchField,
  Skeleton,
  Tile,
} from "@counterfoil/ui";
import { memo, useState } from "react";
import type { Catalog } from "../../api/catalog.ts";
import { chooseItem } from "../../deeds/choose.ts";
import { useDesk, useFormat, useMoney, useTillData, useUi, useWords } from "../../desk.tsx";
import { shortcuts } from "../../keys/shortcuts.ts";
import { addQuantities, type Cart } from "../../state/cart.ts";
import { menuOf, type Menu, type MenuItem } from "../../state/menu.ts";
import { readPrefs } from "../../state/prefs.ts";

const ALL = "all";
/** More tiles than anybody looks through, and few enough to come up at once. */
const TILES_AT_ONCE = 120;

/** Search, categories and tiles. */
export function Products() {
  const desk = useDesk();
  const words = useWords();
  const { catalog } = useTillData();
  if (catalog.state === "loading") return <Waiting />;
  if (catalog.state === "failed") {
    return (
      <EmptyState
        picture="parcel"
        title={words.sell.menu_failed}
        action={<Button onPress={desk.till.actions.reload}>{words.app.try_again}</Button>}
      >
        {catalog.message}
      </EmptyState>
    );
  }
  return <Shelves catalog={catalog.value} />;
}

function Shelves({ catalog }: { catalog: Catalog }) {
  const desk = useDesk();
  const words = useWords().sell;
  const [category, setCategory] = useState(ALL);
  const [search, setSearch] = useState("");
  const menu = menuOf(catalog);
  const found = search.trim() === "" ? inCategory(menu, category) : menu.finder.find(search);

  /** Enter takes the best find and makes room for the next search. */
  const takeFirst = () => {
    const [first] = found;
    if (search.trim() === "" || first === undefined) return;
    chooseItem(desk, menu, first);
    setSearch("");
  };

  return (
    <div className="t-products">
      <div className="t-products-head">
        <SearchField
          label={words.search}
          value={search}
          onChange={setSearch}
          onSubmit={takeFirst}
          keys={shortcuts.search}
        />
        <CategoryStrip
          label={words.categories}
          value={category}
          onChange={(chosen) => {
            setCategory(chosen);
            setSearch("");
          }}
          choices={[
            { id: ALL, name: words.all, copy: "white" },
            ...menu.categories.map(({ category: { id, name }, copy }) => ({ id, name, copy })),
          ]}
        />
      </div>
      {/* Another shelf begins at its beginning. */}
      <Grid key={`${category} ${search}`} menu={menu} items={found} search={search} />
    </div>
  );
}

const inCategory = (menu: Menu, category: string): readonly MenuItem[] =>
  category === ALL ? menu.items : menu.items.filter(({ item }) => item.category_id === category);

function Grid({ menu, items, search }: { menu: Menu; items: readonly MenuItem[]; search: string }) {
  const words = useWords().sell;
  const cart = useUi((ui) => ui.cart);
  const isDone = useUi((ui) => ui.phase.kind === "done");
  const { count } = useFormat();
  const more = useWords().app.more;
  const [most, setMost] = useState(TILES_AT_ONCE);
  const [hasPictures] = useState(() => readPrefs().tiles === "pictures");
  if (items.length === 0) {
    return menu.items.length === 0 ? (
      <EmptyState picture="plate" title={words.no_menu}>
        {words.no_menu_words}
      </EmptyState>
    ) : (
      <EmptyState picture="parcel" title={words.nothing_found(search)}>
        {words.nothing_found_words}
      </EmptyState>
    );
  }
  const counts = isDone ? new Map<string, number>() : countsIn(cart);
  return (
    <section className={hasPictures ? "t-tiles" : "t-tiles t-tiles-words"} aria-label={words.products}>
      {items.slice(0, most).map((entry) => (
        <Product
          key={entry.item.id}
          menu={menu}
          entry={entry}
          count={counts.has(entry.item.id) ? count(counts.get(entry.item.id) ?? 0) : null}
        />
      ))}
      {items.length > most && (
        <div className="t-tiles-more">
          <Button wide onPress={() => setMost(most + TILES_AT_ONCE)}>
            {more}
          </Button>
        </div>
      )}
    </section>
  );
}

/** Remembered, because a press changes one tile and not sixty. */
const Product = memo(function Product({
  menu,
  entry,
  count,
}: {
  menu: Menu;
  entry: MenuItem;
  count: string | null;
}) {
  const desk = useDesk();
  const words = useWords().sell;
  const money = useMoney();
  const prices = entry.offers.flatMap(({ variation }) => variation.price ?? []);
  const least = money(Math.min(...prices));
  const hasOnePrice = prices.every((price) => price === prices[0]);
  const shown = prices.length === 0 ? words.open_price : hasOnePrice ? least : words.from(least);
  return (
    <Tile
      name={entry.item.name}
      price={shown}
      picture={readPictureReference(entry.item.image)}
      copy={entry.copy}
      count={count}
      isSoldOut={entry.isSoldOut}
      onPress={() => chooseItem(desk, menu, entry)}
    />
  );
});

/** How many of each item are in the cart. */
function countsIn(cart: Cart): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { item_id, quantity, void: voided } of cart.lines) {
    if (item_id !== undefined && !voided)
      counts.set(item_id, addQuantities(counts.get(item_id) ?? 0, quantity));
  }
  return counts;
}

/** The shape of the shelves while the menu is on its way. */
function Waiting() {
  const words = useWords().app;
  return (
    <div className="t-products" role="status" aria-label={words.loading}>
      <div className="t-products-head">
        <Skeleton kind="bar" count={2} />
      </div>
      <div className="t-tiles">
        <Skeleton kind="tile" count={18} />
      </div>
    </div>
  );
}
