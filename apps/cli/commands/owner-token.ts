import { parseArgs } from "node:util";
import { localOwner, renewOwnerToken } from "@counterfoil/access/server";
import { openHouse, readConfig } from "@counterfoil/server";
import { venueDirectory } from "@counterfoil/venues/server";
import { type Command, Problem } from "../command.ts";

export const command: Command = {
  name: "owner token",
  summary: "Make a new owner token in place of one that was lost or seen",
  usage: "",
  async run(args, io) {
    parseArgs({ args, options: {} });
    const house = await openHouse(readConfig(), { log: (line) => io.say(line) });
    try {
      const owner = await localOwner(house.database, venueDirectory(house.database));
      const token = owner && (await renewOwnerToken(house.database, owner.merchant_id));
      if (token === null) throw new Problem("There is no house yet. `counterfoil start` sets one up.");
      io.answer({ owner_token: token }, token);
    } finally {
      await house.close();
    }
  },
};
