import type { PullReply, PushBody } from "@counterfoil/sync/wire";
import type { Served } from "../parts/network.ts";
import type { Written } from "../parts/store.ts";
import { OFTEN_RESTORED } from "./emphasis.ts";
import type { Mutation } from "./mutation.ts";

/** Mistakes of a server's store, of its answers, and of rules. */
export const serverMutations: readonly Mutation[] = [
  {
    name: "exceptions-swallowed",
    what: "What did not fit leaves no row for anybody to look at.",
    breaks: "INV-9",
    commit: (store, written) =>
      store.commit({ ...written, rows: without(written, "commands.add_exceptions") }),
  },
  {
    name: "postings-one-sided",
    what: "The money of a sale is booked, and the sale is not.",
    breaks: "INV-4",
    commit: (store, written) =>
      store.commit(withRows(written, "ledger.add_postings", (row) => row["credit"] !== "sales")),
  },
  {
    name: "stock-moves-lost",
    what: "Goods that come are not written down.",
    breaks: "INV-6",
    commit: (store, written) =>
      store.commit(withRows(written, "stock.add_moves", (row) => row["kind"] !== "receive")),
  },
  {
    name: "view-not-written",
    what: "Now and then a document is not saved with its entry.",
    breaks: "INV-11",
    commit: (store, written) =>
      store.commit({ ...written, docs: written.docs.filter(({ kind }) => kind !== "stock_entry") }),
  },
  {
    name: "restored-backup-not-noticed",
    what: "A pull from another tape says that there is nothing new.",
    breaks: "CONVERGE",
    emphasis: OFTEN_RESTORED,
    served: (served) => ({
      ...bound(served),
      pull: async (device, query) => {
        const reply = await served.pull(device, query);
        return reply.reset ? { ...reply, reset: false, to: reply.from } : reply;
      },
    }),
  },
  {
    name: "cursor-by-count",
    what: "A page that does not reach the end says that it does.",
    breaks: "CONVERGE",
    served: (served) => ({
      ...bound(served),
      pull: async (device, query) => {
        const reply: PullReply = await served.pull(device, query);
        // Counted in documents, which are fewer than entries or more.
        return reply.docs.length > 2 ? { ...reply, docs: reply.docs.slice(0, -1) } : reply;
      },
    }),
  },
  {
    name: "missing-not-known",
    what: "What a till says that it has made is not written down.",
    breaks: "INV-2",
    served: (served) => ({
      ...bound(served),
      push: (device, said) => served.push(device, { ...(said as PushBody), made: 0 }),
    }),
  },
];

function bound(served: Served): Served {
  return {
    enrol: (device, body) => served.enrol(device, body),
    push: (device, body) => served.push(device, body),
    pull: (device, query) => served.pull(device, query),
    snapshot: (device, query) => served.snapshot(device, query),
  };
}

function without(written: Written, name: string): Written["rows"] {
  return new Map([...written.rows].filter(([one]) => one !== name));
}

function withRows(
  written: Written,
  name: string,
  keep: (row: Readonly<Record<string, unknown>>) => boolean,
): Written {
  const rows = new Map(written.rows);
  const some = rows.get(name);
  if (some) {
    rows.set(
      name,
      some.filter((row) => keep(row as Readonly<Record<string, unknown>>)),
    );
  }
  return { ...written, rows };
}
