import { parseArgs } from "node:util";
import { house, rebuild, type Rebuilt } from "@counterfoil/commands";
import { domains, openDatabase, readConfig } from "@counterfoil/server";
import type { Command } from "../command.ts";
import { counted, progress } from "../progress.ts";

export const command: Command = {
  name: "rebuild",
  summary: "Derive every view again from the tape, and compare",
  usage: "[--replace]   put what the tape says in the place of views that differ; sales wait meanwhile",
  async run(args, io) {
    const { values } = parseArgs({ args, options: { replace: { type: "boolean", default: false } } });
    const postgres = await openDatabase(readConfig(), (line) => io.say(line));
    const tell = progress(io);
    try {
      const rebuilt = await rebuild(house(domains), postgres.connection, {
        replace: values.replace,
        progress: (done, of) => tell("deriving the views", done, of),
      });
      if (rebuilt.replaced && (await postgres.others()) > 0)
        io.say("Restart the server: it may remember what was replaced.");
      const ok = rebuilt.equal || rebuilt.replaced;
      io.answer({ ok, ...rebuilt }, inWords(rebuilt));
      return ok ? 0 : 1;
    } finally {
      await postgres.stop();
    }
  },
};

function inWords({ equal, entries, tables, replaced }: Rebuilt): string {
  const from = `${counted(entries, "entry", "entries")}, ${counted(tables.length, "table")}`;
  if (equal) return `The views are what the tape says, byte for byte (${from}).`;
  const differing = tables
    .filter(({ different }) => different > 0)
    .map(({ table, different }) => `  ${table}: ${counted(different, "row")}`);
  const cure = replaced
    ? "They have been replaced by what the tape says."
    : "`counterfoil rebuild --replace` replaces them by what the tape says.";
  return [`Views differ from what the tape says (${from}):`, ...differing, cure].join("\n");
}
