import { parseArgs } from "node:util";
import { type BackedUp, backup } from "@counterfoil/backup";
import { house } from "@counterfoil/commands";
import { openPostgres } from "@counterfoil/postgres";
import { domains, MIGRATIONS, readConfig } from "@counterfoil/server";
import { type Command, UsageProblem } from "../command.ts";
import { counted, progress } from "../progress.ts";
import { release } from "../release.ts";

export const command: Command = {
  name: "backup",
  summary: "Write the house into a directory while it sells, and prove that it can be restored",
  usage: `DIR [--no-check] [--database NAME]
  DIR               a directory that does not exist yet, or is empty; keep it as secret as the house itself
  --no-check        do not restore it into a scratch database to see that it holds
  --database NAME   of another database of the same server, such as one that a restore has kept`,
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      allowNegative: true,
      options: { check: { type: "boolean", default: true }, database: { type: "string" } },
    });
    const [dir, ...more] = positionals;
    if (dir === undefined || more.length > 0) throw new UsageProblem("name one directory");
    const { dataDir, databaseUrl } = readConfig();
    const postgres = await openPostgres({ dataDir, databaseUrl, log: (line) => io.say(line) });
    try {
      const source = {
        connection:
          values.database === undefined ? postgres.connection : postgres.connectionTo(values.database),
        connectionTo: (database: string) => postgres.connectionTo(database),
        others: () => postgres.others(),
      };
      const ground = { house: house(domains), postgres: source, migrations: MIGRATIONS, tell: progress(io) };
      const made = await backup(ground, dir, { check: values.check, release: await release() });
      io.answer(asJson(made), inWords(made));
      return 0;
    } finally {
      await postgres.stop();
    }
  },
};

function asJson({ dir, manifest, bytes, checked }: BackedUp) {
  const { entries, tips, tables, created_at } = manifest;
  const listed = tables.map(({ table, rows, bytes: size }) => ({ table, rows, bytes: size }));
  return { ok: true, dir, created_at, entries, scopes: tips.length, bytes, checked, tables: listed };
}

function inWords({ dir, manifest, bytes, checked }: BackedUp): string {
  const what = `${counted(manifest.entries, "entry", "entries")} in ${counted(manifest.tables.length, "table")}, ${counted(bytes, "byte")}`;
  const proof = checked ? "It was restored and verified." : "It was not restored to see that it holds.";
  return `${dir} holds the house as it was at ${manifest.created_at}: ${what}. ${proof}`;
}
