import { newId } from "@counterfoil/ids";
import type {
  CategoryInput,
  DiscountInput,
  ItemInput,
  ModifierListInput,
  TaxInput,
  VariationInput,
} from "../contract/index.ts";

/*
 * Objects as a test wants them: what it does not say is plain.
 */

type Plain<T extends { type: string }> = Partial<Omit<T, "type">>;

export function item(more: Plain<ItemInput> = {}): ItemInput {
  return { type: "item", id: newId(), name: "Latte", variations: [variation()], ...more };
}

export function variation(more: Partial<VariationInput> = {}): VariationInput {
  return { id: newId(), price: 450, ...more };
}

export function modifierList(more: Plain<ModifierListInput> = {}): ModifierListInput {
  return { type: "modifier_list", id: newId(), name: "Milk", modifiers: [modifier("Whole")], ...more };
}

export function modifier(name: string, more: Partial<ModifierListInput["modifiers"][number]> = {}) {
  return { id: newId(), name, price: 0, ...more };
}

export function category(more: Plain<CategoryInput> = {}): CategoryInput {
  return { type: "category", id: newId(), name: "Coffee", ...more };
}

export function tax(more: Plain<TaxInput> = {}): TaxInput {
  return { type: "tax", id: newId(), name: "VAT", percentage: "8.1", ...more };
}

export function discount(more: Plain<DiscountInput> = {}): DiscountInput {
  return { type: "discount", id: newId(), name: "Staff", percentage: 50, ...more };
}

/** A small café: a category, two taxes, a required and an optional list, two items. */
export function cafe() {
  const coffee = category();
  const vat = tax({ name: "VAT", percentage: "8.1" });
  const levy = tax({ name: "Cup levy", percentage: 2, compound: true, order_types: ["takeaway"] });
  const [whole, oat] = [modifier("Whole", { default: true }), modifier("Oat", { price: 60 })];
  const milk = modifierList({ min: 1, max: 1, modifiers: [whole, oat] });
  const [shot, syrup] = [
    modifier("Extra shot", { price: 100, max_quantity: 3 }),
    modifier("Syrup", { price: 50 }),
  ];
  const extras = modifierList({ name: "Extras", max: 3, modifiers: [shot, syrup] });
  const [small, large] = [
    variation({ name: "Small", price: 450, sku: "LAT-S", barcodes: ["7610000000017"] }),
    variation({ name: "Large", price: 550, track_stock: true }),
  ];
  const latte = item({
    category_id: coffee.id,
    // The levy is named first and still reckoned last.
    tax_ids: [levy.id, vat.id],
    modifier_lists: [{ modifier_list_id: milk.id }, { modifier_list_id: extras.id }],
    variations: [small, large],
  });
  const bun = item({ name: "Bun", variations: [variation({ price: 280, track_stock: true })] });
  return {
    objects: [coffee, vat, levy, milk, extras, latte, bun],
    coffee,
    vat,
    levy,
    milk,
    whole,
    oat,
    extras,
    shot,
    syrup,
    latte,
    small,
    large,
    bun,
  };
}
