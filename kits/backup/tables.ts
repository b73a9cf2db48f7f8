import { derivedTables, type House } from "@counterfoil/commands";
import pg from "pg";

/** A table that a backup must hold. */
export interface Kept {
  readonly table: string;
  readonly columns: readonly string[];
  /** In the order of the primary key, so that two backups of one state are the same text. */
  readonly order: readonly string[];
}

/** Tells what was done to the database rather than what is in it; a restored one gets its own. */
const HISTORY = "schema_history";

const KEPT = `
  select c.relname as table,
    array(
      select a.attname::text from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      order by a.attnum
    ) as columns,
    array(
      select a.attname::text from pg_index i
      cross join unnest(i.indkey) with ordinality as k (attnum, n)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
      where i.indrelid = c.oid and i.indisprimary
      order by k.n
    ) as order
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    and c.relname <> all ($1::text[])
  order by c.relname`;

/**
 * All that does not follow from the tape, and the tape. A table that nobody has called derived is kept: better one file
 * too many than one too few.
 */
export async function keptTables(client: pg.ClientBase, house: House): Promise<Kept[]> {
  const { rows } = await client.query<Kept & pg.QueryResultRow>(KEPT, [[...derivedTables(house), HISTORY]]);
  return rows.map(({ table, columns, order }) => ({ table, columns, order }));
}

export function copyOut({ table, columns, order }: Kept): string {
  const sorted = order.length > 0 ? `order by ${names(order)}` : "";
  return `copy (select ${names(columns)} from public.${pg.escapeIdentifier(table)} ${sorted}) to stdout`;
}

export function copyIn({ table, columns }: Pick<Kept, "table" | "columns">): string {
  return `copy public.${pg.escapeIdentifier(table)} (${names(columns)}) from stdin`;
}

function names(columns: readonly string[]): string {
  return columns.map(pg.escapeIdentifier).join(", ");
}
