import { parseArgs } from "node:util";
import { openHouse, openSites, readConfig } from "@counterfoil/server";
import { type Command, Problem } from "../command.ts";

export const command: Command = {
  name: "site release",
  summary: "On the box: forward everything, and let upstream lead again",
  usage: "",
  async run(args, io) {
    parseArgs({ args, options: {} });
    const house = await openHouse(readConfig(), { log: (line) => io.say(line) });
    const sites = openSites(house, { say: (line) => io.say(line) });
    try {
      if (!sites.box) throw new Problem("This is no box: COUNTERFOIL_UPSTREAM is not set.");
      const home = await sites.box.release();
      io.answer(
        { location_id: home.scope_id, standing: home.standing, forwarded: home.confirmed },
        `Upstream leads again; it has all ${home.confirmed} entries.`,
      );
    } finally {
      await sites.close();
      await house.close();
    }
  },
};
