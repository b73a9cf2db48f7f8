import { house, type Domain, type House, type StateTable } from "@counterfoil/commands";
import { catalog } from "@counterfoil/catalog/server";
import { ledger } from "@counterfoil/ledger/server";
import { withNumbers } from "@counterfoil/orders/rules";
import { orders } from "@counterfoil/orders/server";
import { payments } from "@counterfoil/payments/server";
import { receipts } from "@counterfoil/receipts/server";
import { shifts } from "@counterfoil/shifts/server";
import { stock } from "@counterfoil/stock/server";
import type { Statement } from "@counterfoil/sql";
import type { DeviceHouse } from "@counterfoil/sync/device";
import { venues } from "@counterfoil/venues/server";

/** The real domains, rules and views and all. */
export const DOMAINS: readonly Domain[] = [
  venues,
  catalog,
  receipts,
  orders,
  payments,
  stock,
  shifts,
  ledger,
];

/** A document's row, as the memory keeps those of every kind. */
export interface DocRow {
  readonly scope_id: string;
  readonly kind: string;
  readonly key: string;
  readonly doc: string;
}

/** The domains put together as the server does it, with each document kept under its own name instead of in a table. */
export function memoryHouse(domains: readonly Domain[]): House {
  return house(domains.map((domain) => ({ ...domain, states: domain.states.map(inMemory) })));
}

/** Which kind of document a statement of `memoryHouse` is about. */
export function kindOf(statement: { readonly name: string }): string | null {
  return statement.name.startsWith(PREFIX) ? statement.name.slice(PREFIX.length) : null;
}

const PREFIX = "memory.";

function inMemory({ fold }: StateTable): StateTable {
  const table: StateTable<never, DocRow> = {
    fold,
    load: named(fold.kind),
    save: { ...named<readonly DocRow[], never>(fold.kind), columns: [] },
    row: (scope_id, key, state) => ({ scope_id, kind: fold.kind, key, doc: JSON.stringify(state) }),
  };
  return table as unknown as StateTable;
}

/** A statement in name only: it is never registered, because no database will see it. */
function named<P, R>(kind: string): Statement<P, R> {
  return { name: PREFIX + kind, text: "", row: null, pgTypes: [], encode: () => [] };
}

/** The rules of a till: those of the server, without what only an office does. */
export const tillHouse: DeviceHouse = tillHouseOf(DOMAINS);

export function tillHouseOf(domains: readonly Domain[]): DeviceHouse {
  return {
    commands: domains.flatMap((domain) => domain.commands),
    folds: domains.flatMap((domain) => domain.states.map((table) => table.fold)),
    settle: (args, { events }) => withNumbers(args, events),
  };
}
