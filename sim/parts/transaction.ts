import type { RowsInto, Statement, Transactor } from "@counterfoil/sql";
import { Defect, invariant } from "@counterfoil/result";
import type { DocRow } from "./house.ts";
import { kindOf } from "./house.ts";
import { docKey, headKey, type HeadRow, type Store, type Stored, type Written } from "./store.ts";

type Params = Readonly<Record<string, readonly never[]>>;
type Read = (store: Store, params: Params) => object[];

/** What the kit's own reading statements find, by their names. */
const READS: Readonly<Record<string, Read>> = {
  "commands.lock_scopes": (store, { scopes = [] }) =>
    scopes.flatMap((id) => {
      const row = store.scopes.get(id);
      return row ? [{ ...row, rebuilds: 0, led_name: null }] : [];
    }),
  "commands.find_entries": (store, { scopes = [], ids = [] }) =>
    scopes.flatMap((scope, i) => store.entry(scope, ids[i] ?? "") ?? []),
  "commands.load_heads": (store, { scopes = [], devices = [], epochs = [] }) =>
    scopes.flatMap((scope, i) => store.heads.get(headKey(scope, devices[i] ?? "", epochs[i] ?? 0)) ?? []),
  "commands.count_entries": (store) => [
    { entries: [...store.tape.values()].reduce((sum, rows) => sum + rows.length, 0) },
  ],
  "commands.list_scopes": (store) => [...store.scopes.values()],
  "commands.read_tape": (store, { scope, after, limit }) => {
    const from = Number(after);
    return store.tapeOf(String(scope)).slice(from, from + Number(limit));
  },
};

/** A transaction on the memory: reads what is committed, and keeps what it writes until it is asked for it. */
export class Transaction implements Transactor {
  readonly #store: Store;
  readonly #written = {
    opened: [] as { scope_id: string; parent_id: string | null }[],
    tape: [] as Stored[],
    heads: [] as HeadRow[],
    tips: [] as Written["tips"][number][],
    docs: [] as DocRow[],
    rows: new Map<string, object[]>(),
  };

  constructor(store: Store) {
    this.#store = store;
  }

  get written(): Written {
    return this.#written;
  }

  query<P, R>(statement: Statement<P, R>, params: P): Promise<R[]> {
    const kind = kindOf(statement);
    const read = kind === null ? READS[statement.name] : undefined;
    if (kind === null && read === undefined) throw new Defect(`the memory has no ${statement.name}`);
    const found = read
      ? read(this.#reading(), params as Params)
      : this.#documents(kind ?? "", params as Params);
    return Promise.resolve(found as R[]);
  }

  write<R>(statement: RowsInto<R>, rows: readonly R[]): Promise<void> {
    const into = this.#written;
    if (kindOf(statement) !== null) into.docs.push(...(rows as readonly DocRow[]));
    else this.#keep(statement.name, rows as readonly object[]);
    return Promise.resolve();
  }

  execute(): Promise<number> {
    throw new Defect("nothing here is changed one row at a time");
  }

  #keep(name: string, rows: readonly object[]): void {
    const into = this.#written;
    switch (name) {
      case "commands.open_scopes":
        into.opened.push(...(rows as typeof into.opened));
        // The lock that follows in the same transaction must find them.
        this.#store.commit({ ...EMPTY, opened: into.opened });
        return;
      case "commands.append_entries":
        into.tape.push(...(rows as Stored[]));
        return;
      case "commands.save_heads":
        into.heads.push(...(rows as HeadRow[]));
        return;
      case "commands.bump_scopes":
        into.tips.push(...(rows as typeof into.tips));
        return;
      default:
        into.rows.set(name, [...(into.rows.get(name) ?? []), ...rows]);
    }
  }

  #reading(): Store {
    invariant(this.#written.tape.length === 0, "a batch reads before it writes");
    return this.#store;
  }

  #documents(kind: string, { scopes = [], keys = [] }: Params): object[] {
    return scopes.flatMap((scope, i) => this.#store.docs.get(docKey(scope, kind, keys[i] ?? "")) ?? []);
  }
}

const EMPTY: Written = { opened: [], tape: [], heads: [], tips: [], docs: [], rows: new Map() };
