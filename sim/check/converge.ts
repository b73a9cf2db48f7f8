import { replay, type House } from "@counterfoil/commands";
import type { Id } from "@counterfoil/ids";
import { Store } from "../parts/store.ts";
import { Transaction } from "../parts/transaction.ts";
import { text, type Findings } from "./findings.ts";

/** The documents of a scope as a till shows them. */
export interface Shown {
  readonly name: string;
  readonly get: (kind: string, key: string) => unknown;
  readonly all: (kind: string) => readonly unknown[];
}

/** After quiet a till shows what the server has, of every kind that it holds: no more, no less, nothing else. */
export function checkConverged(
  found: Findings,
  store: Store,
  scope: Id,
  kinds: readonly string[],
  till: Shown,
): void {
  for (const kind of kinds) {
    const kept = [...store.docs.values()].filter((row) => row.scope_id === scope && row.kind === kind);
    for (const row of kept) {
      const shown = till.get(kind, row.key);
      found.same("CONVERGE", `${till.name}'s ${kind} ${row.key}`, shown ?? null, JSON.parse(row.doc));
    }
    found.same(
      "CONVERGE",
      `how many documents of ${kind} ${till.name} has`,
      till.all(kind).length,
      kept.length,
    );
  }
}

/** INV-11: the tape folded anew, from its first entry, gives the documents and rows that the pipeline wrote. */
export async function checkRefold(found: Findings, house: House, store: Store): Promise<void> {
  const bare = new Store();
  for (const scope of store.scopes.values()) bare.scopes.set(scope.scope_id, scope);
  for (const [scope, rows] of store.tape) bare.tape.set(scope, rows);
  const folded = new Store();
  const tx = new Transaction(bare);
  await replay(house, tx, () => {});
  folded.commit(tx.written);
  found.same("INV-11", "what the tape folds to", docsOf(folded), docsOf(store));
  for (const name of new Set([...store.rows.keys(), ...folded.rows.keys()])) {
    const [again, before] = [folded.rowsOf(name), store.rowsOf(name)].map((rows) =>
      rows.map(text).toSorted(),
    );
    found.same("INV-11", `the rows of ${name}`, again, before);
  }
}

function docsOf(store: Store): unknown {
  return [...store.docs.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}
