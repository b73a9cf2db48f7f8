import { parseArgs } from "node:util";
import { isId } from "@counterfoil/ids";
import { openHouse, readConfig } from "@counterfoil/server";
import { pairingCode } from "../begin.ts";
import { type Command, UsageProblem } from "../command.ts";

export const command: Command = {
  name: "pair",
  summary: "Make a code that pairs one till",
  usage: "[--location ID]   where the till stands; needed where there are several locations",
  async run(args, io) {
    const { values } = parseArgs({ args, options: { location: { type: "string" } } });
    const { location } = values;
    if (location !== undefined && !isId(location)) throw new UsageProblem("--location takes an id");
    const house = await openHouse(readConfig(), { log: (line) => io.say(line) });
    try {
      const code = await pairingCode(house, location);
      io.answer({ pairing_code: code }, code);
    } finally {
      await house.close();
    }
  },
};
