import { useState } from "react";
import {
  CartLine,
  CategoryStrip,
  PayKey,
  SearchField,
  Tile,
  TotalRow,
  Totals,
  type Copy,
  type PictureId,
} from "../../index.ts";
import { Exhibit, Section } from "./Section.tsx";

type Sample = readonly [
  name: string,
  price: string,
  picture: PictureId | null,
  copy: Copy,
  more?: { count?: string; isSoldOut?: boolean },
];

const samples: readonly Sample[] = [
  ["Espresso", "$2.80", "espresso", "goldenrod"],
  ["Flat white", "$3.90", "cappuccino", "goldenrod", { count: "2" }],
  ["Croissant", "$3.20", "croissant", "canary"],
  ["Blueberry muffin", "$3.60", "muffin", "canary", { isSoldOut: true }],
  ["House burger with everything on it", "$13.50", "burger", "salmon"],
  ["Soup of the day", "$7.00", "soup", "salmon"],
  ["Green salad", "from $8.50", "salad", "green"],
  ["Lemonade", "$4.00", "lemonade", "blue", { count: "12" }],
  ["Open item", "$0.00", null, "white"],
];

const categories = [
  { id: "all", name: "All", copy: "white" },
  { id: "coffee", name: "Coffee", copy: "goldenrod" },
  { id: "bakery", name: "Bakery", copy: "canary" },
  { id: "kitchen", name: "Kitchen", copy: "salmon" },
  { id: "salads", name: "Salads", copy: "green" },
  { id: "cold", name: "Cold drinks", copy: "blue" },
  { id: "sweets", name: "Sweets", copy: "pink" },
] as const;

export function Selling() {
  const [category, setCategory] = useState<(typeof categories)[number]["id"]>("coffee");
  const [search, setSearch] = useState("");
  const [line, setLine] = useState(1);
  return (
    <Section title="Selling">
      <Exhibit name="Category strip and search">
        <SearchField label="Search or scan" value={search} onChange={setSearch} keys="F1" />
        <CategoryStrip label="Categories" choices={categories} value={category} onChange={setCategory} />
      </Exhibit>
      <div className="g-columns">
        <Exhibit name="Tiles">
          <div className="g-tiles">
            {samples.map(([name, price, picture, copy, more]) => (
              <Tile
                key={name}
                name={name}
                price={price}
                picture={picture}
                copy={copy}
                {...more}
                onPress={() => undefined}
              />
            ))}
          </div>
        </Exhibit>
        <Exhibit name="Cart and pay key">
          <div className="g-cart">
            <CartLine
              quantity="2×"
              name="Flat white"
              amount="$8.40"
              details={["Oat milk", "Large"]}
              isSelected={line === 0}
              onPress={() => setLine(0)}
            />
            <CartLine
              quantity="1×"
              name="House burger"
              amount="$12.15"
              details={["Medium", "No onion"]}
              note="cut in half"
              discount="Friends −10 %"
              isSelected={line === 1}
              onPress={() => setLine(1)}
            />
            <CartLine
              quantity="1×"
              name="Blueberry muffin"
              amount="$0.00"
              isVoided
              isSelected={line === 2}
              onPress={() => setLine(2)}
            />
            <hr className="cf-perforation" />
            <Totals>
              <TotalRow name="Subtotal" amount="$21.90" />
              <TotalRow name="Discount" amount="−$1.35" kind="minus" />
              <TotalRow name="Tax 8.875 %" amount="$1.82" />
              <TotalRow name="Total" amount="$22.37" kind="total" />
            </Totals>
          </div>
          <PayKey label="Cash exact" amount="$22.37" keys="F10" kind="canary" onPress={() => undefined} />
          <PayKey label="Pay" amount="$22.37" keys="F9" onPress={() => undefined} />
          <PayKey label="Pay" amount="$0.00" isDisabled onPress={() => undefined} />
          <PayKey label="Done" keys="Enter" icon="check" onPress={() => undefined} />
        </Exhibit>
      </div>
    </Section>
  );
}
