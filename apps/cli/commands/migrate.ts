import { parseArgs } from "node:util";
import { migrate, migrationStatus } from "@counterfoil/migrations";
import { openPostgres, type Postgres } from "@counterfoil/postgres";
import { MIGRATIONS, readConfig } from "@counterfoil/server";
import pg from "pg";
import { type Command, type Io, UsageProblem } from "../command.ts";
import { counted } from "../progress.ts";

export const command: Command = {
  name: "migrate",
  summary: "Bring the database to the form that this release needs",
  usage: `[--dry-run | --status]
  --dry-run   try what is pending with its checks, and leave everything as it was
  --status    say what was applied and what is pending, and touch nothing`,
  async run(args, io) {
    const { values } = parseArgs({
      args,
      options: {
        "dry-run": { type: "boolean", default: false },
        status: { type: "boolean", default: false },
      },
    });
    if (values.status && values["dry-run"]) throw new UsageProblem("choose one of --dry-run and --status");
    const { dataDir, databaseUrl } = readConfig();
    const log = (line: string) => io.say(line);
    const postgres = await openPostgres({ dataDir, databaseUrl, log });
    try {
      if (values.status) return await sayStatus(postgres, io);
      const dryRun = values["dry-run"];
      const applied = await migrate(postgres.connection, MIGRATIONS, { dryRun, log });
      const done = dryRun ? "would be applied" : "applied";
      io.answer({ ok: true, dry_run: dryRun, applied }, `${counted(applied.length, "migration")} ${done}.`);
      return 0;
    } finally {
      await postgres.stop();
    }
  },
};

async function sayStatus(postgres: Postgres, io: Io): Promise<number> {
  const client = new pg.Client(postgres.connection);
  await client.connect();
  try {
    const { applied, pending, problem } = await migrationStatus(client, MIGRATIONS);
    io.answer(
      {
        ok: problem === undefined,
        applied: applied.map(({ name, appliedAt }) => ({ name, applied_at: appliedAt.toISOString() })),
        pending: pending.map(({ name, note }) => ({ name, note })),
        problem: problem?.message ?? null,
      },
      [
        ...applied.map(({ name, appliedAt }) => `  applied  ${name}  ${appliedAt.toISOString()}`),
        ...pending.map(({ name }) => `  pending  ${name}`),
        problem?.message ?? `${counted(applied.length, "migration")} applied, ${pending.length} pending.`,
      ].join("\n"),
    );
    return problem === undefined ? 0 : 1;
  } finally {
    await client.end();
  }
}
