import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import type { Command } from "../command.ts";

export const command: Command = {
  name: "version",
  summary: "Say which version this is",
  usage: "",
  async run(args, io) {
    parseArgs({ args, options: {} });
    const manifest = await readFile(new URL("../package.json", import.meta.url), "utf8");
    const { version } = JSON.parse(manifest) as { version: string };
    io.answer({ version, node: process.version }, `counterfoil ${version} on Node ${process.version}`);
  },
};
