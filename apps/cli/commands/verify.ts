import { parseArgs } from "node:util";
import { house, verify, type Verdict } from "@counterfoil/commands";
import { domains, openDatabase, readConfig } from "@counterfoil/server";
import { Database } from "@counterfoil/sql";
import type { Command } from "../command.ts";
import { counted, progress } from "../progress.ts";

/** A long tape is read for minutes; the limit of reads that somebody waits for does not fit. */
const UNLIMITED = 0;

export const command: Command = {
  name: "verify",
  summary: "Prove that no entry was changed or lost, and that the books balance",
  usage: "",
  async run(args, io) {
    parseArgs({ args, options: {} });
    const postgres = await openDatabase(readConfig(), (line) => io.say(line));
    const database = new Database(postgres.connection, { connections: 1, readTimeoutMs: UNLIMITED });
    const tell = progress(io);
    try {
      const verdict = await database.snapshot((reader) =>
        verify(house(domains), reader, (done, of) => tell("verifying", done, of)),
      );
      io.answer({ ...verdict, first_fault: verdict.faults[0] ?? null }, inWords(verdict));
      return verdict.ok ? 0 : 1;
    } finally {
      await database.close();
      await postgres.stop();
    }
  },
};

function inWords({ ok, scopes, entries, events, chains, checks, faults }: Verdict): string {
  const seen = `${counted(entries, "entry", "entries")} with ${counted(events, "event")} in ${counted(scopes, "scope")}, ${counted(chains, "chain")}, ${counted(checks.length, "check")}`;
  if (ok) return `All is well: ${seen}.`;
  const listed = faults.map(({ scope_id, version, fault }) => {
    return version > 0
      ? `  entry ${version} of scope ${scope_id}: ${fault}`
      : `  scope ${scope_id}: ${fault}`;
  });
  return [`Something is wrong (${seen}). The first fault comes first:`, ...listed].join("\n");
}
