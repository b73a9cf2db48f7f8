import { join } from "node:path";
import { dumpSchema } from "@counterfoil/migrations";
import { testDatabase } from "@counterfoil/testing";
import pg from "pg";

export const SCHEMA_FILE = join(import.meta.dirname, "../../db/schema.sql");

/** The schema that the migrations in db/migrations make, from a database made for the question. */
export async function currentSchema(): Promise<string> {
  await using database = await testDatabase();
  const client = new pg.Client(database.connection);
  await client.connect();
  try {
    return await dumpSchema(client);
  } finally {
    await client.end();
  }
}
