import { readdir } from "node:fs/promises";
import type { Command } from "./command.ts";
import { type CommandSource, dispatch } from "./dispatch.ts";
import { makeIo, processStreams } from "./io.ts";

const folder = new URL("./commands/", import.meta.url);

/** Only the command that is called is loaded: `counterfoil --version` must not wait for a database driver. */
const source: CommandSource = {
  async names() {
    const files = await readdir(folder);
    return files
      .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
      .map((file) => file.slice(0, -".ts".length))
      .sort();
  },
  async load(fileName) {
    const module = (await import(new URL(`${fileName}.ts`, folder).href)) as { command: Command };
    return module.command;
  },
};

const words = process.argv.slice(2);
const json = words.includes("--json");
process.exitCode = await dispatch(
  words.filter((word) => word !== "--json"),
  source,
  makeIo(json, processStreams),
);
