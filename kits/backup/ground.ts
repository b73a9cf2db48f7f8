import type { House } from "@counterfoil/commands";
import type { Postgres } from "@counterfoil/postgres";
import { parsers } from "@counterfoil/sql";
import pg from "pg";

/** What backup and restore stand on. */
export interface Ground {
  /** Which tables follow from the tape, and how. */
  readonly house: House;
  /** The server with the house's database, which is the one that `connection` leads to. */
  readonly postgres: Pick<Postgres, "connection" | "connectionTo" | "others">;
  /** The directory of numbered migrations. */
  readonly migrations: string;
  readonly tell?: Tell;
}

/** Told what is being done and how far it is. */
export type Tell = (doing: string, done: number, of: number) => void;

/** A connection that is not open yet. */
export function client(connection: pg.ClientConfig): pg.Client {
  const made = new pg.Client({ ...connection, types: parsers, options: "-c TimeZone=UTC" });
  made.on("error", () => {}); // the query under way fails with the same error
  return made;
}

export async function connected<T>(
  connection: pg.ClientConfig,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const made = client(connection);
  await made.connect();
  try {
    return await work(made);
  } finally {
    await made.end().catch(() => {});
  }
}

export async function databaseName(on: pg.ClientBase): Promise<string> {
  const { rows } = await on.query<{ name: string }>("select current_database() as name");
  return rows[0]?.name ?? "";
}
