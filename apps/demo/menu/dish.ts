import type { PictureId } from "@counterfoil/ui/picture-ids";
import type { TaxName } from "../place.ts";
import type { ChoiceName } from "./choices.ts";

/** What part of a visit something is ordered for. */
export type Course =
  | "coffee"
  | "cold"
  | "bakery"
  | "breakfast"
  | "light"
  | "main"
  | "side"
  | "sweet"
  | "drink"
  | "goods";

/** When in the day, as guests would say it. */
export type PartOfDay = "dawn" | "morning" | "noon" | "afternoon" | "evening";

/** One thing on the menu. Prices are minor units. */
export interface Dish {
  readonly name: string;
  readonly picture: PictureId;
  readonly description?: string;
  readonly kitchenName?: string;
  readonly sizes: readonly Size[];
  readonly choices?: readonly Offered[];
  /** Default "meals"; null: groceries, which bear none. */
  readonly tax?: TaxName | null;
  readonly course: Course;
  /** How often it is ordered among those of its course. */
  readonly liked: number;
  /** By how much more or less often at that time. */
  readonly at?: Readonly<Partial<Record<PartOfDay, number>>>;
  /** The weather that sells it. */
  readonly likes?: "warmth" | "cold";
}

export interface Size {
  /** Needed where there are several. */
  readonly name?: string;
  /** Null: typed in when it is sold. */
  readonly price: number | null;
  readonly sku?: string;
  /** UPC-A of number system 4, which is left to shops for codes of their own. */
  readonly barcode?: string;
  /** Set where stock is counted: as many are on the shelf after a delivery. */
  readonly par?: number;
  /** Set where it is baked each morning. */
  readonly baked?: true;
  /** How often it is taken, where 1 is usual. */
  readonly often?: number;
  /** Sold by weight: about so much of one. */
  readonly weighed?: number;
}

/** A choice list, by its name or with what is different for this dish. */
export type Offered =
  | ChoiceName
  | { readonly list: ChoiceName; readonly min?: number; readonly max?: number };

export interface Section {
  readonly name: string;
  /** The paper that its tiles are printed on. */
  readonly colour: string;
  readonly dishes: readonly Dish[];
}

/** The only size there is. */
export function at(price: number | null): readonly Size[] {
  return [{ price }];
}

export function sizes(prices: Readonly<Record<string, number>>): readonly Size[] {
  return Object.entries(prices).map(([name, price]) => ({ name, price }));
}
