// Written by `npm run api` from the routes. Change those, and write it again.

import type { CurrencyCode, DateText, Id, Instant, Minor, Order, Quantity, SignedMinor, Version } from "./shared.ts";

export interface OrdersApi {
  /** Create an order. */
  "POST /v1/orders": {
    params: {};
    query: {};
    body: {
      id?: Id;
      location_id?: Id;
      type?: "dine_in" | "takeaway" | "pickup" | "delivery";
      name?: string;
      note?: string;
      covers?: number;
      table?: string;
      customer_id?: Id;
      currency?: CurrencyCode;
      lines?: NewOrderLine[];
      discounts?: NewDiscount[];
      service_charges?: NewServiceCharge[];
      payments?: NewPayment[];
      drawer_id?: Id;
      close?: boolean;
    };
    reply: Order;
  };
  /** Calculate an order without saving it. */
  "POST /v1/orders/calculate": {
    params: {};
    query: {};
    body: {
      id?: Id;
      location_id?: Id;
      type?: "dine_in" | "takeaway" | "pickup" | "delivery";
      name?: string;
      note?: string;
      covers?: number;
      table?: string;
      customer_id?: Id;
      currency?: CurrencyCode;
      lines?: NewOrderLine[];
      discounts?: NewDiscount[];
      service_charges?: NewServiceCharge[];
    };
    reply: Order;
  };
  /** Search orders, the newest first. */
  "POST /v1/orders/search": {
    params: {};
    query: {};
    body: {
      location_id?: Id;
      limit?: number;
      cursor?: string;
      states?: ("open" | "completed" | "canceled")[];
      business_date?: { from: DateText; to: DateText };
      device_id?: Id;
      call_number?: string;
      legal_number?: string;
      name?: string;
    };
    reply: { data: Order[]; next_cursor: string | null };
  };
  /** Read an order. */
  "GET /v1/orders/{id}": {
    params: { id: Id };
    query: { location_id?: Id };
    body: undefined;
    reply: Order;
  };
  /** Change an order's type, name, note, covers, table, customer or service charges. */
  "PATCH /v1/orders/{id}": {
    params: { id: Id };
    query: {};
    body: {
      location_id?: Id;
      version?: Version;
      type?: "dine_in" | "takeaway" | "pickup" | "delivery";
      name?: string | null;
      note?: string | null;
      covers?: number | null;
      table?: string | null;
      customer_id?: Id | null;
      service_charges?: NewServiceCharge[];
    };
    reply: Order;
  };
  /** Add lines to an order. */
  "POST /v1/orders/{id}/lines": {
    params: { id: Id };
    query: {};
    body: { location_id?: Id; lines: NewOrderLine[] };
    reply: Order;
  };
  /** Change a line of an order. */
  "PATCH /v1/orders/{id}/lines/{uid}": {
    params: { id: Id; uid: string };
    query: {};
    body: {
      location_id?: Id;
      quantity_delta?: number;
      quantity?: Quantity;
      version?: Version;
      unit_price?: Minor;
      note?: string | null;
      modifiers?: NewModifier[];
    };
    reply: Order;
  };
  /** Void a line of an order. */
  "POST /v1/orders/{id}/lines/{uid}/void": {
    params: { id: Id; uid: string };
    query: {};
    body: { location_id?: Id; reason: string };
    reply: Order;
  };
  /** Add or remove a discount of an order or a line. */
  "POST /v1/orders/{id}/discounts": {
    params: { id: Id };
    query: {};
    body: { location_id?: Id; line_uid?: string; add?: NewDiscount; remove?: string };
    reply: Order;
  };
  /** Split an order into checks. */
  "POST /v1/orders/{id}/split": {
    params: { id: Id };
    query: {};
    body: {
      location_id?: Id;
      version?: Version;
      checks: { id?: Id; name?: string; lines?: { uid: string; quantity?: Quantity }[] }[];
      evenly?: boolean;
    };
    reply: Order;
  };
  /** Close an order that is paid. */
  "POST /v1/orders/{id}/close": {
    params: { id: Id };
    query: {};
    body: { location_id?: Id; drawer_id?: Id };
    reply: Order;
  };
  /** Void an open order. */
  "POST /v1/orders/{id}/void": {
    params: { id: Id };
    query: {};
    body: { location_id?: Id; reason: string };
    reply: Order;
  };
  /** Explain where each cent of an amount came from. */
  "GET /v1/orders/{id}/explain": {
    params: { id: Id };
    query: { location_id?: Id; path?: string };
    body: undefined;
    reply: Explanation;
  };
  /** List the receipts of an order and its refunds. */
  "GET /v1/orders/{id}/receipts": {
    params: { id: Id };
    query: { location_id?: Id };
    body: undefined;
    reply: { data: Receipt[] };
  };
}

export interface Explanation {
  path: string;
  amount: SignedMinor;
  steps: {
    kind: "given" | "product" | "percentage" | "tax" | "cap" | "share" | "coins" | "part" | "sum";
    amount: SignedMinor;
    text: string;
    path?: string;
  }[];
}

export interface NewDiscount {
  uid?: string;
  name: string;
  percentage?: number | string;
  amount?: Minor;
}

export interface NewModifier {
  modifier_id?: Id;
  uid?: string;
  name?: string;
  unit_price?: SignedMinor;
  quantity?: Quantity;
}

export interface NewOrderLine {
  uid?: string;
  quantity?: Quantity;
  unit_price?: Minor;
  name?: string;
  variation_name?: string;
  category_name?: string;
  item_id?: Id;
  variation_id?: Id;
  category_id?: Id;
  modifiers?: NewModifier[];
  discounts?: NewDiscount[];
  taxes?: { id: string; name: string; percentage: number | string; inclusive?: boolean; compound?: boolean }[];
  note?: string;
  check_id?: Id;
  track_stock?: boolean;
}

export interface NewPayment {
  id?: Id;
  tender: "cash" | "external";
  amount?: Minor;
  tip?: Minor;
  tendered?: Minor;
  check_id?: Id;
  external_type?: string;
  reference?: string;
}

export interface NewServiceCharge {
  uid?: string;
  name: string;
  percentage?: number | string;
  amount?: Minor;
  phase?: "before_tax" | "after_tax";
  taxable?: boolean;
}

export interface Receipt {
  id: Id;
  kind: "sale" | "refund" | "void";
  order_id: Id;
  legal_number: string;
  call_number: string;
  business_date: DateText;
  issued_at: Instant;
  total: Minor;
}
