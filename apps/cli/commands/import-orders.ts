import { openHouse, readConfig } from "@counterfoil/server";
import { toDecimal } from "@counterfoil/money";
import type { Command } from "../command.ts";
import { type ImportedOrders, importOrders } from "../import/orders.ts";
import { ImportClock } from "../import/seller.ts";
import { readSettings, SETTINGS_USAGE } from "../import/settings.ts";
import { findWorkplace } from "../import/workplace.ts";
import { counted } from "../progress.ts";

export const command: Command = {
  name: "import orders",
  summary: "Take over past orders from a delimited file, sold for cash; again changes nothing",
  usage: `FILE [--map FIELD=COLUMN,…] [OPTIONS]
  FILE                  a row for each line of an order, in UTF-8; rows of an order may stand anywhere
                        fields: order, item, total (of the line) or price (of one), quantity, variation, category,
                        modifiers (separated by commas), date (2026-03-01 18:30 or RFC 3339; now when absent)
${SETTINGS_USAGE.trimStart().replace(/^/, "  ")}
  A row that cannot be read is told with its line, and its order is left out whole: correct it and import again.`,
  async run(args, io) {
    const settings = readSettings(args);
    const clock = new ImportClock();
    const house = await openHouse(readConfig(), { log: (line) => io.say(line), now: clock.now });
    try {
      const place = await findWorkplace(house, settings, io);
      const imported = await importOrders(house, place, { settings, clock, io });
      const { currency, id: location_id } = place.location;
      io.answer(asJson(imported, currency, location_id), inWords(imported, currency));
      return imported.rejected === 0 ? 0 : 1;
    } finally {
      await house.close();
    }
  },
};

function asJson(imported: ImportedOrders, currency: string, location_id: string) {
  const { orders, lines, total, rejected, duplicates, ...more } = imported;
  return {
    orders,
    lines,
    total: { amount: total, currency },
    rejected,
    duplicates,
    location_id,
    currency,
    ...more,
  };
}

function inWords(
  { orders, lines, total, rejected, left_out, duplicates }: ImportedOrders,
  currency: string,
): string {
  const taken = `${counted(orders, "order")} with ${counted(lines, "line")} came to ${toDecimal(total, currency)} ${currency}.`;
  const before = duplicates === 0 ? "" : ` ${counted(duplicates, "order")} had been imported before.`;
  const not =
    rejected === 0
      ? ""
      : ` ${counted(rejected, "row")} could not be taken, and ${counted(left_out, "other row")} of the same orders stayed out with them.`;
  return taken + before + not;
}
