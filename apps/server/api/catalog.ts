// Written by `npm run api` from the routes. Change those, and write it again.

import type { Id, Minor, SignedMinor, Version } from "./shared.ts";

export interface CatalogApi {
  /** List what the merchant sells. */
  "GET /v1/catalog/objects": {
    params: {};
    query: {
      limit?: number;
      cursor?: string;
      types?: ("item" | "modifier_list" | "category" | "tax" | "discount")[];
      q?: string;
    };
    body: undefined;
    reply: { data: (Item | ModifierList | Category | Tax | Discount)[]; next_cursor: string | null };
  };
  /** Write an object of the catalog. */
  "POST /v1/catalog/objects": {
    params: {};
    query: {};
    body: { object: ItemInput | ModifierListInput | CategoryInput | TaxInput | DiscountInput };
    reply: Item | ModifierList | Category | Tax | Discount;
  };
  /** Read an object of the catalog. */
  "GET /v1/catalog/objects/{id}": {
    params: { id: Id };
    query: {};
    body: undefined;
    reply: Item | ModifierList | Category | Tax | Discount;
  };
  /** Take an object out of the catalog. */
  "DELETE /v1/catalog/objects/{id}": {
    params: { id: Id };
    query: {};
    body: undefined;
    reply: undefined;
  };
  /** Write many objects of the catalog. */
  "POST /v1/catalog/batch-upsert": {
    params: {};
    query: {};
    body: { objects: (ItemInput | ModifierListInput | CategoryInput | TaxInput | DiscountInput)[] };
    reply: { objects: { id: Id; version: Version }[]; changed: number };
  };
  /** List what has changed in the catalog. */
  "GET /v1/catalog/changes": {
    params: {};
    query: { cursor?: string; limit?: number };
    body: undefined;
    reply: {
      data: (Item | ModifierList | Category | Tax | Discount | Tombstone)[];
      next_cursor: string;
      has_more: boolean;
    };
  };
  /** List what a location has sold out of. */
  "GET /v1/catalog/availability": {
    params: {};
    query: { limit?: number; cursor?: string; location_id?: Id };
    body: undefined;
    reply: { data: Availability[]; next_cursor: string | null };
  };
  /** Say that a location has sold out, or has it again. */
  "PUT /v1/catalog/availability/{id}": {
    params: { id: Id };
    query: {};
    body: { location_id?: Id; sold_out: boolean };
    reply: Availability;
  };
}

export interface Availability {
  id: Id;
  of: "variation" | "item";
  sold_out: boolean;
  at: string;
  version: Version;
}

export interface Category {
  type: "category";
  id: Id;
  name: string;
  colour?: string;
  ordinal: number;
  version: Version;
  deleted: false;
}

export interface CategoryInput {
  type: "category";
  id: Id;
  name: string;
  colour?: string;
  ordinal?: number;
  expected_version?: Version;
}

export interface Discount {
  type: "discount";
  id: Id;
  name: string;
  percentage?: number | string;
  amount?: Minor;
  version: Version;
  deleted: false;
}

export interface DiscountInput {
  type: "discount";
  id: Id;
  name: string;
  percentage?: number | string;
  amount?: Minor;
  expected_version?: Version;
}

export interface Item {
  type: "item";
  id: Id;
  name: string;
  category_id?: Id;
  description?: string;
  kitchen_name?: string;
  image?: string;
  colour?: string;
  variations: {
    id: Id;
    price: Minor | null;
    sku?: string;
    name: string;
    barcodes: string[];
    track_stock: boolean;
    ordinal: number;
  }[];
  modifier_lists: { modifier_list_id: Id; min?: number; max?: number; defaults?: Id[]; hidden: boolean }[];
  tax_ids: Id[];
  ordinal: number;
  version: Version;
  deleted: false;
}

export interface ItemInput {
  type: "item";
  id: Id;
  name: string;
  category_id?: Id;
  description?: string;
  kitchen_name?: string;
  image?: string;
  colour?: string;
  variations: {
    id: Id;
    price: Minor | null;
    sku?: string;
    name?: string;
    barcodes?: string[];
    track_stock?: boolean;
    ordinal?: number;
  }[];
  modifier_lists?: { modifier_list_id: Id; min?: number; max?: number; defaults?: Id[]; hidden?: boolean }[];
  tax_ids?: Id[];
  ordinal?: number;
  expected_version?: Version;
}

export interface ModifierList {
  type: "modifier_list";
  id: Id;
  name: string;
  max?: number;
  min: number;
  modifiers: {
    id: Id;
    name: string;
    price: SignedMinor;
    default: boolean;
    max_quantity: number;
    available: boolean;
  }[];
  ordinal: number;
  version: Version;
  deleted: false;
}

export interface ModifierListInput {
  type: "modifier_list";
  id: Id;
  name: string;
  max?: number;
  min?: number;
  modifiers: {
    id: Id;
    name: string;
    price: SignedMinor;
    default?: boolean;
    max_quantity?: number;
    available?: boolean;
  }[];
  ordinal?: number;
  expected_version?: Version;
}

export interface Tax {
  type: "tax";
  id: Id;
  name: string;
  percentage: number | string;
  inclusive?: boolean;
  order_types?: ("dine_in" | "takeaway" | "pickup" | "delivery")[];
  compound: boolean;
  version: Version;
  deleted: false;
}

export interface TaxInput {
  type: "tax";
  id: Id;
  name: string;
  percentage: number | string;
  inclusive?: boolean;
  order_types?: ("dine_in" | "takeaway" | "pickup" | "delivery")[];
  compound?: boolean;
  expected_version?: Version;
}

export interface Tombstone {
  type: "item" | "modifier_list" | "category" | "tax" | "discount";
  id: Id;
  name: string;
  version: Version;
  deleted: true;
}
