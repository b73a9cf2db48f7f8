import { openTable, type Table } from "@counterfoil/delimited";
import type { OpenHouse } from "@counterfoil/server";
import { type Io, Problem } from "../command.ts";
import { MenuDraft } from "./draft.ts";
import { Faults, type Fault } from "./faults.ts";
import { settleMenu } from "./menu.ts";
import { menuFields, readMenuRow } from "./menu-row.ts";
import type { ImportSettings } from "./settings.ts";
import type { Manner } from "./values.ts";
import type { Workplace } from "./workplace.ts";
import { readCatalog, writeMenu } from "./write-menu.ts";

/** What came of an import. */
export interface ImportedMenu {
  /** Of the file. */
  items: number;
  variations: number;
  modifiers: number;
  /** Objects of the catalog that are new, or say something new; 0 the second time. */
  changed: number;
  /** Rows that were not taken. */
  rejected: number;
  errors: readonly Fault[];
}

/** Items of one file: each location of the merchant keeps the whole catalog in memory. */
const MOST_ITEMS = 5_000;

/** Writes what a file says into the merchant's catalog; what it does not speak of stays. */
export async function importMenu(
  house: OpenHouse,
  place: Workplace,
  { settings, io }: { settings: ImportSettings; io: Io },
): Promise<ImportedMenu> {
  const { owner, location } = place;
  const { file, map, delimiter } = settings;
  const table = await openTable(file, { fields: menuFields, map, delimiter });
  const faults = new Faults((sentence) => io.say(sentence));
  const draft = await draftOf(table, { ...settings, currency: location.currency }, faults);
  const known = await readCatalog(house, owner.merchant_id);
  const setting = { known, merchant: owner.merchant_id, currency: location.currency };
  const items = settleMenu(draft.items(), { ...setting, standing: "offered" });
  const { changed, refused } = await writeMenu(house, place, items);
  for (const { item, refusal } of refused) faults.add(item.line, `${item.name}: ${refusal.message}`);
  const drafted = draft.items();
  return {
    items: drafted.length,
    variations: drafted.reduce((sum, { variations }) => sum + variations.length, 0),
    modifiers: drafted.reduce((sum, { choices }) => sum + choices.length, 0),
    changed,
    rejected: faults.count,
    errors: faults.kept,
  };
}

async function draftOf(table: Table, manner: Manner, faults: Faults): Promise<MenuDraft> {
  const draft = new MenuDraft();
  for await (const row of table.rows()) {
    const read = "fault" in row ? row.fault : readMenuRow(row.line, row.values, manner);
    if (typeof read === "string") faults.add(row.line, read);
    else if (!read.ok) faults.add(row.line, read.refusal.message);
    else draft.add(read.value);
    if (draft.size > MOST_ITEMS) {
      throw new Problem(`The file has more than ${MOST_ITEMS} items. Split it and import the parts.`);
    }
  }
  return draft;
}
