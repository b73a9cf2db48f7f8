import pg from "pg";
import { declaredStatements } from "./statement.ts";

/**
 * Prepares every declared statement on a migrated database and compares the number and types of its parameters.
 * @returns a sentence for each statement that the database refuses or understands differently; empty when all is well.
 */
export async function checkStatements(connection: pg.ClientConfig): Promise<string[]> {
  const client = new pg.Client(connection);
  await client.connect();
  const faults: string[] = [];
  try {
    for (const statement of declaredStatements()) {
      const types = statement.pgTypes.length > 0 ? `(${statement.pgTypes.join(", ")})` : "";
      try {
        await client.query(`prepare checked ${types} as ${statement.text}`);
        await client.query("deallocate checked");
      } catch (problem) {
        faults.push(`${statement.name}: ${(problem as Error).message}`);
      }
    }
  } finally {
    await client.end();
  }
  return faults;
}
