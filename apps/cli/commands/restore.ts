import { parseArgs } from "node:util";
import { restore, type Restored } from "@counterfoil/backup";
import { house } from "@counterfoil/commands";
import { openPostgres } from "@counterfoil/postgres";
import { domains, MIGRATIONS, readConfig } from "@counterfoil/server";
import { type Command, UsageProblem } from "../command.ts";
import { counted, progress } from "../progress.ts";

export const command: Command = {
  name: "restore",
  summary: "Make the house what a backup says",
  usage: `DIR [--overwrite [--drop-old]] [--accept-faults]
  DIR               what \`counterfoil backup\` made; the server must not run
  --overwrite       put a house that has entries aside; it is kept as another database
  --drop-old        drop that one once the restored one stands in its place
  --accept-faults   restore a tape that was faulty already when it was backed up with --no-check`,
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        overwrite: { type: "boolean", default: false },
        "drop-old": { type: "boolean", default: false },
        "accept-faults": { type: "boolean", default: false },
      },
    });
    const [dir, ...more] = positionals;
    if (dir === undefined || more.length > 0) throw new UsageProblem("name one directory");
    const { dataDir, databaseUrl } = readConfig();
    const postgres = await openPostgres({ dataDir, databaseUrl, log: (line) => io.say(line) });
    try {
      const ground = { house: house(domains), postgres, migrations: MIGRATIONS, tell: progress(io) };
      const restored = await restore(ground, dir, {
        overwrite: values.overwrite,
        dropOld: values["drop-old"],
        acceptFaults: values["accept-faults"],
      });
      const { manifest, ...counts } = restored;
      io.answer({ ok: true, backed_up_at: manifest.created_at, ...counts }, inWords(restored));
      return 0;
    } finally {
      await postgres.stop();
    }
  },
};

function inWords({ manifest, entries, loaded, derived, kept }: Restored): string {
  const what = `${counted(entries, "entry", "entries")}, ${counted(loaded, "table")} loaded, ${counted(derived, "table")} derived from the tape`;
  const old =
    kept === null
      ? ""
      : ` What was here before is kept as the database ${kept}; \`backup --database\` reaches it.`;
  return `The house is as it was at ${manifest.created_at}: ${what}. It was verified.${old}`;
}
