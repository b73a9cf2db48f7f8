import { parseArgs } from "node:util";
import { readConfig, startServer } from "@counterfoil/server";
import type { Command } from "../command.ts";
import { serveUntilStopped } from "../stop.ts";

export const command: Command = {
  name: "serve",
  summary: "Serve the house until it is told to stop",
  usage: "",
  async run(args, io) {
    parseArgs({ args, options: {} });
    const server = await startServer(readConfig(), { say: (line) => io.say(line) });
    io.answer({ url: server.url }, `Counterfoil serves ${server.url}`);
    await serveUntilStopped(server, io);
  },
};
