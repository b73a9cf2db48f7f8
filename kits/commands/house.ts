import type { RowsInto, Statement } from "@counterfoil/sql";
import type { Id } from "@counterfoil/ids";
import { invariant } from "@counterfoil/result";
import { ownDomain } from "./settle.ts";
import type { CommandSpec, Entry, Event, Fold, States } from "./spec.ts";

/** Where the documents of a fold are kept: how they are found set-wise, and the row that each becomes. */
export interface StateTable<S = never, Row = never> {
  readonly fold: Fold<S>;
  readonly load: Statement<StateKeys, LoadedState>;
  readonly save: RowsInto<Row>;
  readonly row: (scope: Id, key: string, state: S, entry: Entry) => Row;
  /** Set where devices hold these documents: those of a scope after a key, in the order of the keys. */
  readonly page?: StatePages;
}

/** Its parameters in this order; `since` may be left out where documents do not grow old. */
export type StatePages = Statement<PageKeys, PagedState>;

export interface PageKeys {
  readonly scope: string;
  /** Null: from the first. */
  readonly after: string | null;
  readonly limit: number;
  /** What is over and was done with before this day (YYYY-MM-DD) may be left out. */
  readonly since: string;
}

export interface PagedState {
  readonly key: string;
  /** The state document as JSON text. */
  readonly doc: string;
}

/** Pairs: the n-th key belongs to the n-th scope. */
export interface StateKeys {
  readonly scopes: readonly string[];
  readonly keys: readonly string[];
}

export interface LoadedState {
  readonly scope_id: string;
  readonly key: string;
  /** The state document as JSON text. */
  readonly doc: string;
}

/** Adds a row to a table; rows of one batch are written together, in the order in which they were put. */
export type Put = <Row>(table: RowsInto<Row>, row: Row) => void;

/** Rows that follow from events. `states` holds the documents as they are after the whole entry. */
export interface View {
  readonly writes: readonly RowsInto<never>[];
  readonly on: Readonly<
    Record<string, (event: never, entry: Entry<never>, put: Put, states: States, n: number) => void>
  >;
}

/** A command for another scope that follows from an event; travels by the outbox, with an id that follows from the entry's. */
export interface Effect {
  readonly scope: Id;
  readonly type: string;
  readonly args: unknown;
}

/** A question to the database whose every answer is a fault; `fault` is a sentence that names what is wrong. */
export interface Check {
  readonly name: string;
  readonly faults: Statement<
    { readonly limit: number },
    { readonly scope_id: string; readonly fault: string }
  >;
}

/** What a domain brings to the pipeline. */
export interface Domain {
  readonly name: string;
  readonly commands: readonly CommandSpec<never>[];
  readonly states: readonly StateTable[];
  readonly views: readonly View[];
  readonly effects?: Readonly<
    Record<string, (event: never, entry: Entry<never>, states: States) => readonly Effect[]>
  >;
  /** What `counterfoil verify` asks of this domain's tables. */
  readonly checks?: readonly Check[];
  /** The tables that `counterfoil rebuild` derives again from the tape. */
  readonly derivedTables: readonly string[];
}

type AnyFold = Fold<unknown>;
type AnyStep = {
  key: (event: Event, entry: Entry) => string | null;
  apply: (state: unknown, event: Event, entry: Entry) => unknown;
};
export type AnySpec = CommandSpec<unknown>;
export type AnyStateTable = {
  fold: AnyFold;
  load: StateTable["load"];
  save: RowsInto<unknown>;
  row: (scope: Id, key: string, state: unknown, entry: Entry) => unknown;
  page?: StatePages;
};
type ViewStep = (event: Event, entry: Entry, put: Put, states: States, n: number) => void;
type EffectStep = (event: Event, entry: Entry, states: States) => readonly Effect[];

/** All domains put together, indexed by what the pipeline looks up. Built once at start. */
export interface House {
  readonly specs: ReadonlyMap<string, AnySpec>;
  readonly tables: ReadonlyMap<string, AnyStateTable>;
  readonly folds: ReadonlyMap<string, readonly { kind: string; step: AnyStep }[]>;
  readonly views: ReadonlyMap<string, readonly ViewStep[]>;
  readonly effects: ReadonlyMap<string, readonly EffectStep[]>;
  /** Every table that a view writes, in the one order in which batches write them. */
  readonly writes: readonly RowsInto<unknown>[];
  readonly derivedTables: readonly string[];
  readonly checks: readonly Check[];
}

/** Puts domains together. @throws Defect when two of them claim one name. */
export function house(named: readonly Domain[]): House {
  const domains = [ownDomain, ...named];
  const specs = new Map<string, AnySpec>();
  const tables = new Map<string, AnyStateTable>();
  const folds = new Map<string, { kind: string; step: AnyStep }[]>();
  const views = new Map<string, ViewStep[]>();
  const effects = new Map<string, EffectStep[]>();
  for (const domain of domains) {
    for (const spec of domain.commands) {
      invariant(!specs.has(spec.type), `two domains bring the command ${spec.type}`);
      specs.set(spec.type, spec as unknown as AnySpec);
    }
    for (const table of domain.states) {
      const kind = table.fold.kind;
      invariant(!tables.has(kind), `two domains keep the state ${kind}`);
      tables.set(kind, table as unknown as AnyStateTable);
      for (const [type, step] of Object.entries(table.fold.on)) {
        push(folds, type, { kind, step: step as unknown as AnyStep });
      }
    }
    for (const view of domain.views) {
      for (const [type, step] of Object.entries(view.on)) push(views, type, step as unknown as ViewStep);
    }
    for (const [type, step] of Object.entries(domain.effects ?? {})) {
      push(effects, type, step as unknown as EffectStep);
    }
  }
  const writes = [...new Set(domains.flatMap((domain) => domain.views.flatMap((view) => view.writes)))];
  return {
    specs,
    tables,
    folds,
    views,
    effects,
    writes: writes as unknown as RowsInto<unknown>[],
    checks: domains.flatMap((domain) => domain.checks ?? []),
    derivedTables: [...new Set(domains.flatMap((domain) => domain.derivedTables))],
  };
}

function push<T>(into: Map<string, T[]>, key: string, value: T): void {
  const there = into.get(key);
  if (there) there.push(value);
  else into.set(key, [value]);
}
