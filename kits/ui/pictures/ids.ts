/**
 * The names by which a catalog item points at a drawn picture: `picture:croissant`.
 * Plain data without markup, so that a server or a seed may import it.
 */
export const pictureIds = [
  "espresso",
  "coffee",
  "cappuccino",
  "latte",
  "tea",
  "hot-chocolate",
  "matcha",
  "takeaway-cup",
  "juice",
  "lemonade",
  "iced-coffee",
  "smoothie",
  "soda",
  "water",
  "sparkling",
  "beer",
  "red-wine",
  "white-wine",
  "cocktail",
  "milkshake",
  "croissant",
  "bread",
  "bagel",
  "donut",
  "muffin",
  "cookie",
  "cake",
  "pie",
  "pancakes",
  "cinnamon-roll",
  "burger",
  "sandwich",
  "hot-dog",
  "fries",
  "pizza",
  "pasta",
  "noodles",
  "soup",
  "salad",
  "rice-bowl",
  "taco",
  "burrito",
  "chips",
  "breakfast",
  "steak",
  "chicken",
  "fish",
  "sushi",
  "curry",
  "toast",
  "eggs",
  "cheese",
  "plate",
  "ice-cream",
  "sundae",
  "chocolate",
  "brownie",
  "yogurt",
  "fruit",
  "beans",
  "gift-card",
  "mug",
  "jar",
  "bottle",
  "parcel",
  "lettuce",
  "sauce",
] as const;

export type PictureId = (typeof pictureIds)[number];

const known: ReadonlySet<string> = new Set(pictureIds);

/** `picture:croissant` → `croissant`; null where the reference is no drawn picture of ours. */
export function readPictureReference(reference: string | null | undefined): PictureId | null {
  if (!reference?.startsWith("picture:")) return null;
  const id = reference.slice("picture:".length);
  return known.has(id) ? (id as PictureId) : null; // the set holds exactly the ids
}
