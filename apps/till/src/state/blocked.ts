import type { TillData } from "../api/till.ts";
import type { Words } from "../words/words.ts";

/** Why nothing can be sold or changed here now, as a sentence; null where it can. */
export function blockedBecause({ keeping }: TillData, words: Words["keeping"]): string | null {
  switch (keeping.state) {
    case "kept":
      return null;
    case "failing":
      return words.failing;
    case "looking_on":
      return words.looking_on;
    case "new":
      return words.new;
  }
}
