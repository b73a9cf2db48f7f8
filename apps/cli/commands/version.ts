import { parseArgs } from "node:util";
import type { Command } from "../command.ts";
import { release } from "../release.ts";

export const command: Command = {
  name: "version",
  summary: "Say which version this is",
  usage: "",
  async run(args, io) {
    parseArgs({ args, options: {} });
    const version = await release();
    io.answer({ version, node: process.version }, `counterfoil ${version} on Node ${process.version}`);
  },
};
