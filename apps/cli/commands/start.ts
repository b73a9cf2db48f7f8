import { parseArgs } from "node:util";
import { readConfig, startServer } from "@counterfoil/server";
import { beginHouse, pairingCode } from "../begin.ts";
import type { Command } from "../command.ts";
import { serveUntilStopped } from "../stop.ts";
import { buildTill } from "../till.ts";

export const command: Command = {
  name: "start",
  summary: "Set up the house where there is none, and serve it",
  usage: "",
  async run(args, io) {
    parseArgs({ args, options: {} });
    const config = readConfig();
    await buildTill((line) => io.say(line));
    const server = await startServer(config, { say: (line) => io.say(line) });
    const begun = await beginHouse(server.house);
    const code = await pairingCode(server.house, begun.location_id);
    const till = `${server.url}/till/`;
    const docs = `${server.url}/docs`;
    io.answer(
      {
        url: server.url,
        till,
        docs,
        pairing_code: code,
        owner_token: begun.owner_token,
        data: config.dataDir,
      },
      [
        "",
        "Counterfoil is open.",
        "",
        `  Till          ${till}`,
        `  Pairing code  ${code}   for one till, within minutes; \`npx counterfoil pair\` makes another`,
        `  API           ${docs}`,
        `  Data          ${config.dataDir}`,
        ...(begun.owner_token === null
          ? []
          : ["", "  Owner token, shown this once:", `  ${begun.owner_token}`]),
        "",
        "Ctrl+C stops it.",
      ].join("\n"),
    );
    await serveUntilStopped(server, io);
  },
};
