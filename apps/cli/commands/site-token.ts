import { parseArgs } from "node:util";
import { localOwner } from "@counterfoil/access/server";
import { isId } from "@counterfoil/ids";
import { newToken, secretHash } from "@counterfoil/secrets";
import { openHouse, openSites, readConfig, SITE_TOKEN_PREFIX } from "@counterfoil/server";
import { venueDirectory } from "@counterfoil/venues/server";
import { type Command, Problem, UsageProblem } from "../command.ts";

const DEFAULT_NAME = "the box in the shop";

export const command: Command = {
  name: "site token",
  summary: "Make a token with which a box in the shop leads its location",
  usage: [
    "[--location ID] [--name NAME]",
    "",
    "--location ID  whose box it is; needed where there are several locations",
    "--name NAME    what others are told who leads there",
  ].join("\n"),
  async run(args, io) {
    const { values } = parseArgs({
      args,
      options: { location: { type: "string" }, name: { type: "string", default: DEFAULT_NAME } },
    });
    const { location: given, name } = values;
    if (given !== undefined && !isId(given)) throw new UsageProblem("--location takes an id");
    const house = await openHouse(readConfig(), { log: (line) => io.say(line) });
    const sites = openSites(house);
    try {
      const directory = venueDirectory(house.database);
      const owner = await localOwner(house.database, directory);
      if (!owner) throw new Problem("There is no house yet. `counterfoil start` sets one up.");
      const location = given ?? owner.location_id;
      if (location === undefined)
        throw new Problem("There are several locations. Name one with --location ID.");
      const known = await directory.locationsOf([owner.merchant_id]);
      if (!known.some(({ id }) => id === location)) throw new Problem("There is no such location.");
      const token = newToken(SITE_TOKEN_PREFIX);
      const site_id = await sites.desk.invite(location, name, secretHash(token));
      io.answer({ site_token: token, site_id, location_id: location }, token);
    } finally {
      await sites.close();
      await house.close();
    }
  },
};
