import type { Static, TSchema } from "typebox";
import { type Codec, type ElementCodec, type Value, arrayOf } from "./codecs.ts";

type Codecs = Readonly<Record<string, Codec<never>>>;
type ElementCodecs = Readonly<Record<string, ElementCodec<never>>>;

/**
 * One named SQL statement: its text, its parameters in the order of `$1, $2 …`, and the shape of a row. The tests
 * prepare every statement against a migrated database and check returned rows against `row`.
 */
export interface Statement<Params = unknown, Row = unknown> {
  readonly name: string;
  readonly text: string;
  readonly row: TSchema | null;
  readonly pgTypes: readonly string[];
  readonly encode: (params: Params) => (string | Buffer | null)[];
  /** Never read: carries the row type. */
  readonly rowType?: Row;
}

/** A statement that writes many rows at once from parallel arrays: `insert … select … from unnest($1, $2 …)`. */
export interface RowsInto<Row = unknown> extends Statement<readonly Row[], never> {
  readonly columns: readonly string[];
}

type Params<P> = { readonly [K in keyof P]: Value<P[K]> };

const registry = new Map<string, Statement<never>>();

/** Declares a statement that reads, or that writes a single thing. Names are unique in the whole program. */
export function statement<P extends Readonly<Record<string, unknown>>, S extends TSchema>(spec: {
  name: string;
  text: string;
  params: P;
  row: S;
}): Statement<Params<P>, Static<S>>;
export function statement<P extends Readonly<Record<string, unknown>>>(spec: {
  name: string;
  text: string;
  params: P;
}): Statement<Params<P>, never>;
export function statement(spec: {
  name: string;
  text: string;
  params: Readonly<Record<string, unknown>>;
  row?: TSchema;
}): Statement<never> {
  const codecs = Object.entries(spec.params as Codecs);
  return register({
    name: spec.name,
    text: spec.text,
    row: spec.row ?? null,
    pgTypes: codecs.map(([, codec]) => codec.pgType),
    encode: (params: Readonly<Record<string, never>>) =>
      codecs.map(([key, codec]) => codec.encode(params[key] as never)),
  });
}

/** Declares a set-based write; `columns` name the arrays in the order of `$1, $2 …`. */
export function rowsInto<C extends Readonly<Record<string, unknown>>>(spec: {
  name: string;
  text: string;
  columns: C;
}): RowsInto<Params<C>> {
  const columns = Object.entries(spec.columns as ElementCodecs).map(([key, codec]) => ({
    key,
    array: arrayOf(codec),
  }));
  const made = {
    name: spec.name,
    text: spec.text,
    row: null,
    columns: columns.map((column) => column.key),
    pgTypes: columns.map((column) => column.array.pgType),
    encode: (rows: readonly Readonly<Record<string, never>>[]) =>
      columns.map(({ key, array }) => array.encode(rows.map((row) => row[key] as never))),
  };
  register(made);
  return made as unknown as RowsInto<Params<C>>;
}

/** Every statement that the loaded program has declared, for the test that prepares them all. */
export function declaredStatements(): readonly Statement<never>[] {
  return [...registry.values()];
}

function register(made: Statement<never>): Statement<never> {
  if (registry.has(made.name)) throw new Error(`two statements are named ${made.name}`);
  registry.set(made.name, made);
  return made;
}
