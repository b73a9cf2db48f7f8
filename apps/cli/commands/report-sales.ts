import { parseArgs } from "node:util";
import { localOwner } from "@counterfoil/access/server";
import { toDecimal } from "@counterfoil/money";
import type { Grouping, SalesReport } from "@counterfoil/reports/contract";
import { GOODS, PERIODS } from "@counterfoil/reports/contract";
import { readSales, salesCsv, today } from "@counterfoil/reports/server";
import { openHouse, type OpenHouse, readConfig } from "@counterfoil/server";
import type { LocationProfile } from "@counterfoil/venues/contract";
import { venueDirectory } from "@counterfoil/venues/server";
import { type Command, Problem, UsageProblem } from "../command.ts";
import { chooseLocation, locationsOf } from "../import/workplace.ts";
import { counted } from "../progress.ts";

const GROUPINGS: readonly Grouping[] = [...PERIODS, ...GOODS, "tender", "tax"];

export const command: Command = {
  name: "report sales",
  summary: "Say what was sold over business days",
  usage: `[--from DATE] [--to DATE] [--by GROUPING] [--location NAME|ID] [--csv]
  --from, --to      business days, both included (today)
  --by              ${GROUPINGS.join(", ")} (day)
  --location        which, when there are several locations
  --csv             the rows as CSV instead of words; amounts are decimals there, and minor units with --json`,
  async run(args, io) {
    const { values } = parseArgs({
      args,
      options: {
        from: { type: "string" },
        to: { type: "string" },
        by: { type: "string" },
        location: { type: "string" },
        csv: { type: "boolean" },
      },
    });
    const by = groupingOf(values.by ?? "day");
    const house = await openHouse(readConfig(), { log: (line) => io.say(line) });
    try {
      const location = await locationOf(house, values.location);
      const now = today(location, new Date().toISOString());
      const to = values.to ?? now;
      const report = await readSales(house.database, location, { from: values.from ?? to, to, by });
      if (!report.ok) throw new Problem(report.refusal.message);
      io.answer(
        asJson(report.value),
        values.csv === true ? salesCsv(report.value).trimEnd() : inWords(report.value, location),
      );
    } finally {
      await house.close();
    }
  },
};

function groupingOf(text: string): Grouping {
  const by = GROUPINGS.find((each) => each === text);
  if (by === undefined) throw new UsageProblem(`--by is one of ${GROUPINGS.join(", ")}, and not ${text}`);
  return by;
}

async function locationOf(house: OpenHouse, named: string | undefined): Promise<LocationProfile> {
  const venues = venueDirectory(house.database);
  const owner = await localOwner(house.database, venues);
  if (!owner)
    throw new Problem("Nothing has been sold yet: there is no location. `counterfoil start` sets one up.");
  return chooseLocation(await locationsOf(venues, owner), named);
}

/** The headline first, then the report as REST gives it. */
function asJson(report: SalesReport): Record<string, unknown> {
  const { count, gross, discount, net, tax, total, refunds } = report.totals;
  return { count, gross, discount, net, tax, total, refunded: refunds.total, ...report };
}

function inWords({ from, to, currency, totals }: SalesReport, { name }: LocationProfile): string {
  const amount = (minor: number): string => `${toDecimal(minor, currency)} ${currency}`.padStart(20);
  const days = from === to ? from : `${from} to ${to}`;
  return [
    `${name}, ${days}: ${counted(totals.count, "sale")}`,
    `  Gross      ${amount(totals.gross)}`,
    `  Discounts  ${amount(-totals.discount)}`,
    `  Charges    ${amount(totals.charge)}`,
    `  Net        ${amount(totals.net)}`,
    `  Tax        ${amount(totals.tax)}`,
    `  Total      ${amount(totals.total)}`,
    `  Tips       ${amount(totals.tip)}`,
    `  Given back ${amount(totals.refunds.total)}  (${counted(totals.refunds.count, "refund")})`,
  ].join("\n");
}
