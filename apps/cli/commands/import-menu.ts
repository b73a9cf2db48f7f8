import { openHouse, readConfig } from "@counterfoil/server";
import type { Command } from "../command.ts";
import { importMenu, type ImportedMenu } from "../import/import-menu.ts";
import { readSettings, SETTINGS_USAGE } from "../import/settings.ts";
import { findWorkplace } from "../import/workplace.ts";
import { counted } from "../progress.ts";

export const command: Command = {
  name: "import menu",
  summary: "Take over a menu from a delimited file; again changes nothing",
  usage: `FILE [--map FIELD=COLUMN,…] [OPTIONS]
  FILE                  a row for each item, or for each variation of one, in UTF-8
                        fields: item, price (typed in at the sale when absent), variation, category, description,
                        modifiers (separated by commas), tax (a percentage), sku, barcode
${SETTINGS_USAGE.slice(1)}
  Items are known by their names: what the file says of one counts, and what it does not speak of stays.`,
  async run(args, io) {
    const settings = readSettings(args);
    const house = await openHouse(readConfig(), { log: (line) => io.say(line) });
    try {
      const place = await findWorkplace(house, settings, io);
      const imported = await importMenu(house, place, { settings, io });
      io.answer({ ...imported, location_id: place.location.id }, inWords(imported));
      return imported.rejected === 0 ? 0 : 1;
    } finally {
      await house.close();
    }
  },
};

function inWords({ items, variations, changed, rejected }: ImportedMenu): string {
  const read = `${counted(items, "item")} with ${counted(variations, "variation")} were read.`;
  const wrote =
    changed === 0
      ? " The catalog says all of it already."
      : ` ${counted(changed, "object")} of the catalog changed.`;
  return read + wrote + (rejected === 0 ? "" : ` ${counted(rejected, "row")} could not be taken.`);
}
