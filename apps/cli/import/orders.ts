import { openTable } from "@counterfoil/delimited";
import type { OpenHouse } from "@counterfoil/server";
import type { Io } from "../command.ts";
import { bar } from "./bar.ts";
import { Faults, type Fault } from "./faults.ts";
import { type SettledItem, settleMenu } from "./menu.ts";
import { orderFields, type RowManner } from "./order-row.ts";
import type { Counter } from "./sale.ts";
import { type ImportClock, Seller, type Sold } from "./seller.ts";
import type { ImportSettings } from "./settings.ts";
import { surveyOf, wholeOrders } from "./survey.ts";
import type { Workplace } from "./workplace.ts";
import { readCatalog, writeMenu } from "./write-menu.ts";

/** What came of an import. */
export interface ImportedOrders extends Sold {
  /** Rows that were taken for bad, and rows of orders that were refused. */
  rejected: number;
  /** Good rows of orders with a bad one: half an order would be a sale that never was. */
  left_out: number;
  /** Items of the menu that the orders speak of. */
  items: number;
  errors: readonly Fault[];
}

/**
 * Sells the orders of a file for cash. It is read twice: first to learn the menu and where each order ends, then to sell.
 * Ids follow from the location, the file's name and the order's number, so that whatever was sold by an earlier run, or by
 * one that was killed, is recognised.
 */
export async function importOrders(
  house: OpenHouse,
  place: Workplace,
  { settings, clock, io }: { settings: ImportSettings; clock: ImportClock; io: Io },
): Promise<ImportedOrders> {
  const { location, owner, drawer } = place;
  const { currency, time_zone: zone, tax_profile } = location;
  const manner: RowManner = { ...settings, currency, zone, now: Date.now() };
  const { file, map, delimiter } = settings;
  const table = await openTable(file, { fields: orderFields, map, delimiter });
  const faults = new Faults((sentence) => io.say(sentence));
  const survey = await surveyOf(table, manner, faults);
  const known = await readCatalog(house, owner.merchant_id);
  const merchant = owner.merchant_id;
  const items = settleMenu(survey.menu.items(), { known, merchant, currency, standing: "sold" });
  const { refused } = await writeMenu(house, place, items);
  for (const { item, refusal } of refused) {
    io.say(`${item.name} could not be written into the menu, and is sold without it: ${refusal.message}`);
  }
  const menu = menuOf(items, new Set(refused.map(({ item }) => item)));
  const counter: Counter = { drawer, mode: tax_profile.mode, menu };
  const done = bar("Importing", "orders", survey.good, io);
  const seller = new Seller(house, place, { counter, clock, faults, source: settings.source, done });
  for await (const [name, rows] of wholeOrders(table, manner, survey.orders)) await seller.sell(name, rows);
  const sold = await seller.finish();
  return {
    ...sold,
    left_out: survey.leftOut(),
    rejected: faults.count,
    items: items.length,
    errors: faults.kept,
  };
}

/** An item that could not be written is sold under its name alone. */
function menuOf(items: readonly SettledItem[], refused: ReadonlySet<SettledItem>): Map<string, SettledItem> {
  const written = items.filter((item) => !refused.has(item));
  return new Map(written.map((item) => [item.key, item]));
}
