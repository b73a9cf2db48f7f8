import type pg from "pg";
import { readHistory, type Applied } from "./history.ts";
import { comparePast } from "./migrate.ts";
import { readMigrations } from "./migration.ts";
import { MigrationProblem } from "./problem.ts";

/** `problem` is what `migrate` would refuse with; then `pending` is empty. */
export type MigrationStatus = {
  applied: Applied[];
  pending: { number: number; name: string; note: string }[];
  problem: MigrationProblem | undefined;
};

/** Where the database stands against the files in `dir`. Changes nothing, takes no lock. */
export async function migrationStatus(client: pg.ClientBase, dir: string): Promise<MigrationStatus> {
  const applied = await readHistory(client);
  try {
    const pending = comparePast(readMigrations(dir), applied);
    return {
      applied,
      pending: pending.map(({ number, name, note }) => ({ number, name, note })),
      problem: undefined,
    };
  } catch (problem) {
    if (problem instanceof MigrationProblem) return { applied, pending: [], problem };
    throw problem;
  }
}
