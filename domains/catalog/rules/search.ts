import type { CatalogObject } from "../contract/index.ts";

/** Whether every word that was typed is found in the object's name, or begins one of its codes. Case and accents do not count. */
export function matches(object: CatalogObject, typed: string): boolean {
  const name = plain(object.name);
  const codes =
    object.type === "item"
      ? object.variations.flatMap((variation) => [
          ...(variation.sku === undefined ? [] : [plain(variation.sku)]),
          ...variation.barcodes.map(plain),
        ])
      : [];
  return plain(typed)
    .split(" ")
    .every((word) => name.includes(word) || codes.some((code) => code.startsWith(word)));
}

const MARKS = /\p{Mark}/gu;

function plain(text: string): string {
  return text.normalize("NFKD").replaceAll(MARKS, "").toLowerCase().trim().replaceAll(/\s+/g, " ");
}
