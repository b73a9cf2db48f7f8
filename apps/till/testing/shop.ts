import { newId, type Id } from "@counterfoil/ids";
import { openStage, type Stage } from "@counterfoil/stage";
import { build } from "vite";

/** A shop with a small menu, one member of staff and nothing sold, on the real server. */
export interface Shop {
  readonly stage: Stage;
  readonly till: string;
  readonly location: Id;
  /** A code that pairs one till. */
  code(): Promise<string>;
  read<T>(path: string): Promise<T>;
  write(objects: readonly object[]): Promise<void>;
}

export const PIN = "471100";
export const WAITER = "Ana Lima";
export const MUG_CODE = "4006381333931";

const category = { type: "category", id: newId(), name: "Coffee" };
const food = { type: "category", id: newId(), name: "Food" };
const tax = { type: "tax", id: newId(), name: "Sales tax", percentage: "8.875" };
const doneness = {
  type: "modifier_list",
  id: newId(),
  name: "How is it done?",
  min: 1,
  max: 1,
  modifiers: ["Rare", "Medium", "Well done"].map((name) => ({ id: newId(), name, price: 0 })),
};
const extras = {
  type: "modifier_list",
  id: newId(),
  name: "Extras",
  modifiers: [{ id: newId(), name: "Bacon", price: 150 }],
};

interface Plain {
  readonly id?: Id;
  readonly barcodes?: readonly string[];
  readonly lists?: readonly Id[];
  readonly category_id?: Id;
}

export function plainItem(name: string, price: number, more: Plain = {}) {
  return {
    type: "item",
    id: more.id ?? newId(),
    name,
    category_id: more.category_id ?? category.id,
    tax_ids: [tax.id],
    modifier_lists: (more.lists ?? []).map((modifier_list_id) => ({ modifier_list_id })),
    variations: [{ id: newId(), price, barcodes: more.barcodes ?? [] }],
  };
}

const menu = [
  category,
  food,
  tax,
  doneness,
  extras,
  plainItem("Espresso", 280),
  plainItem("Lemonade", 400),
  plainItem("Butter croissant", 320, { category_id: food.id }),
  plainItem("House mug", 1400, { barcodes: [MUG_CODE] }),
  plainItem("House burger", 1350, { lists: [doneness.id, extras.id], category_id: food.id }),
];

/** Builds the till as it ships, and opens the shop. */
export async function openShop(): Promise<Shop> {
  await build({ configFile: new URL("../vite.config.ts", import.meta.url).pathname, logLevel: "error" });
  const stage = await openStage({ locations: 1 });
  const location = stage.locations[0]?.id ?? "";
  await stage.send("POST", "/v1/catalog/batch-upsert", { objects: menu });
  await stage.send("POST", "/v1/team-members", { name: WAITER, role: "staff", pin: PIN });
  return {
    stage,
    till: `${stage.origin}/till/`,
    location,
    code: async () => {
      const made = await stage.send("POST", "/v1/devices/codes", { location_id: location });
      return (made as { code: string }).code;
    },
    // What a test reads it knows the shape of.
    read: async <T>(path: string) =>
      (await stage.send("GET", `${path}${path.includes("?") ? "&" : "?"}location_id=${location}`)) as T,
    write: async (objects) => {
      await stage.send("POST", "/v1/catalog/batch-upsert", { objects });
    },
  };
}
