import { parseArgs } from "node:util";
import { isId } from "@counterfoil/ids";
import { openHouse, openSites, readConfig } from "@counterfoil/server";
import { type Command, Problem, UsageProblem } from "../command.ts";

export const command: Command = {
  name: "site takeover",
  summary: "Upstream: lead a location again, because its box is dead",
  usage:
    "LOCATION   the location's id; what the box has not forwarded stays on it, and tills send again what they hold",
  async run(args, io) {
    const [location, ...more] = parseArgs({ args, options: {}, allowPositionals: true }).positionals;
    if (location === undefined || more.length > 0) throw new UsageProblem("name one location");
    if (!isId(location)) throw new UsageProblem("LOCATION takes an id");
    const house = await openHouse(readConfig(), { log: (line) => io.say(line) });
    const sites = openSites(house);
    try {
      const site = await sites.takeOver(location);
      if (!site) throw new Problem("No box leads there.");
      io.answer(
        { location_id: location, site_id: site.site_id, name: site.name, seen_at: site.seen_at },
        `This server leads again in place of "${site.name}", which was seen last ${site.seen_at ?? "never"}.`,
      );
    } finally {
      await sites.close();
      await house.close();
    }
  },
};
