import "fake-indexeddb/auto";
import {
  MemoryDisk,
  memoryVault,
  StorageFailed,
  type OwnCommand,
  type Vault,
} from "@counterfoil/sync/device";
import type { SyncDoc } from "@counterfoil/sync/wire";
import { afterEach, describe, expect, test, vi } from "vitest";
import { openVault } from "./index.ts";

let made = 0;
const newName = () => `vault ${(made += 1)}`;

function command(seq: number, said: Partial<OwnCommand> = {}): OwnCommand {
  return {
    epoch: 1,
    seq,
    id: `id ${seq}`,
    kind: "fact",
    type: "box.add",
    actor: "actor",
    at: "2026-03-01T10:00:00.000Z",
    prev: seq === 1 ? "" : `hash ${seq - 1}`,
    hash: `hash ${seq}`,
    args: { n: seq },
    result: null,
    acked_at: null,
    below: false,
    ...said,
  };
}

const docsOf = (from: number, to: number, value: unknown = "first"): SyncDoc[] =>
  Array.from({ length: to - from }, (_, i) => ({
    kind: "box",
    key: `${from + i}`,
    doc: { value, n: from + i },
  }));

/** What a reader makes of a journal. */
const folded = (docs: readonly SyncDoc[]) =>
  Object.fromEntries(
    docs
      .map(({ key, doc }) => [key, doc])
      .filter(([key]) => docs.findLast((one) => one.key === key)?.doc !== null),
  );

/** A vault that can be opened again on what it has kept. */
const vaults: readonly (readonly [string, () => () => Vault])[] = [
  [
    "in memory",
    () => {
      const disk = new MemoryDisk();
      return () => memoryVault(disk);
    },
  ],
  [
    "in IndexedDB",
    () => {
      const name = newName();
      return () => openVault(name);
    },
  ],
];

describe.each(vaults)("a vault %s", (_name, begin) => {
  test("holds nothing at first, and what was kept after it is opened again", async () => {
    const open = begin();
    const vault = open();
    expect(await vault.load()).toEqual({
      values: {},
      commands: [],
      docs: { location: { base: [], incoming: [] }, merchant: { base: [], incoming: [] } },
    });
    const sequence = { epoch: 1, next: 3, last: "hash 2" };
    await vault.keep([
      { kind: "add", command: command(1) },
      { kind: "add", command: command(2) },
      { kind: "set", name: "sequence", value: sequence },
    ]);
    vault.close();
    const kept = await open().load();
    expect(kept.commands).toEqual([command(1), command(2)]);
    expect(kept.values).toMatchObject({ sequence });
  });

  test("INV-2 a place that is taken is a failure, and then none of the writes counts", async () => {
    const open = begin();
    const vault = open();
    await vault.load();
    await vault.keep([{ kind: "add", command: command(1) }]);
    const writes = [
      { kind: "set", name: "probe", value: 9 },
      { kind: "add", command: command(1, { id: "another" }) },
    ] as const;
    await expect(vault.keep(writes)).rejects.toThrow(StorageFailed);
    const kept = await open().load();
    expect(kept.commands).toEqual([command(1)]);
    expect(kept.values.probe).toBeUndefined();
  });

  test("commands come back by epoch and number; one is changed, one is dropped", async () => {
    const open = begin();
    const vault = open();
    await vault.load();
    const later = command(1, { epoch: 2 });
    await vault.keep(
      [later, command(10), command(9), command(2)].map((one) => ({ kind: "add", command: one })),
    );
    const acked = command(9, { below: true });
    await vault.note([
      { kind: "put", command: acked },
      { kind: "drop", epoch: 1, seq: 2 },
    ]);
    expect((await open().load()).commands).toEqual([acked, command(10), later]);
  });

  test("what moves to another epoch leaves its place in the same stroke", async () => {
    const open = begin();
    const vault = open();
    await vault.load();
    await vault.keep([{ kind: "add", command: command(1) }]);
    await vault.keep([
      { kind: "drop", epoch: 1, seq: 1 },
      { kind: "add", command: command(1, { epoch: 2 }) },
    ]);
    expect((await open().load()).commands).toEqual([command(1, { epoch: 2 })]);
  });

  test("documents lie on top of each other, the later counts, and one that is no more is gone", async () => {
    const open = begin();
    const vault = open();
    await vault.load();
    await vault.note([{ kind: "docs", of: "location", area: "base", docs: docsOf(0, 1_200) }]);
    await vault.note([
      { kind: "docs", of: "location", area: "base", docs: [{ kind: "box", key: "900", doc: null }] },
    ]);
    for (let n = 0; n < 200; n += 1) {
      await vault.note([{ kind: "docs", of: "location", area: "base", docs: docsOf(n, n + 3, "second") }]);
    }
    await vault.note([
      { kind: "docs", of: "location", area: "base", docs: [{ kind: "box", key: "7", doc: null }] },
      { kind: "docs", of: "merchant", area: "base", docs: docsOf(0, 2) },
    ]);
    for (const one of [vault, open()]) {
      const { docs } = await one.load();
      const found = folded(docs.location.base);
      expect(Object.keys(found)).toHaveLength(1_198);
      expect(found).toMatchObject({
        0: { value: "second" },
        201: { value: "second" },
        202: { value: "first" },
      });
      expect(docs.merchant.base).toEqual(docsOf(0, 2));
    }
  });

  test("a snapshot under way lies apart until it is adopted, or cleared", async () => {
    const open = begin();
    const vault = open();
    await vault.load();
    const put = (area: "base" | "incoming", docs: SyncDoc[]) =>
      ({ kind: "docs", of: "merchant", area, docs }) as const;
    await vault.note([put("base", docsOf(0, 5)), put("incoming", docsOf(0, 2, "old"))]);
    await vault.note([{ kind: "clear", of: "merchant" }, put("incoming", docsOf(3, 9, "new"))]);
    expect((await open().load()).docs.merchant).toEqual({
      base: docsOf(0, 5),
      incoming: docsOf(3, 9, "new"),
    });
    await vault.note([put("incoming", docsOf(9, 10, "new")), { kind: "adopt", of: "merchant" }]);
    await vault.note([put("base", docsOf(3, 4, "newer"))]);
    const { merchant } = (await open().load()).docs;
    expect(folded(merchant.base)).toEqual(folded([...docsOf(3, 10, "new"), ...docsOf(3, 4, "newer")]));
    expect(merchant.incoming).toEqual([]);
  });
});

describe("IndexedDB", () => {
  afterEach(() => vi.restoreAllMocks());

  type Begin = IDBDatabase["transaction"];
  const begin = (Object.getOwnPropertyDescriptor(IDBDatabase.prototype, "transaction") as { value: Begin })
    .value;

  /** Watches the transactions that are begun to write, and may meddle with them. */
  function watchTransactions(meddle: (tx: IDBTransaction) => void = () => undefined) {
    const begun: (string | undefined)[] = [];
    vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementation(function watched(
      this: IDBDatabase,
      ...[stores, mode, options]
    ) {
      const tx = begin.call(this, stores, mode, options);
      if (mode === "readwrite") {
        begun.push(options?.durability);
        meddle(tx);
      }
      return tx;
    });
    return begun;
  }

  test("INV-1 what must not be lost is written with strict durability, in one transaction", async () => {
    const vault = openVault(newName());
    await vault.load();
    const begun = watchTransactions();
    await vault.keep([
      { kind: "add", command: command(1) },
      { kind: "set", name: "sequence", value: { epoch: 1, next: 2, last: "hash 1" } },
    ]);
    expect(begun).toEqual(["strict"]);
    await vault.note([{ kind: "docs", of: "location", area: "base", docs: docsOf(0, 1) }]);
    expect(begun).toEqual(["strict", "relaxed"]);
  });

  test("INV-1 requests that succeed are not enough: the answer comes when the transaction is complete", async () => {
    const vault = openVault(newName());
    await vault.load();
    const order: string[] = [];
    watchTransactions((tx) => tx.addEventListener("complete", () => order.push("complete")));
    await vault.keep([{ kind: "add", command: command(1) }]);
    order.push("answered");
    expect(order).toEqual(["complete", "answered"]);
    vi.restoreAllMocks();
    // Every request succeeds, and then the transaction does not: on the first try and on the second.
    watchTransactions((tx) => queueAbort(tx));
    await expect(vault.keep([{ kind: "add", command: command(2) }])).rejects.toThrow("lost its storage");
    vi.restoreAllMocks();
    expect((await vault.load()).commands).toEqual([command(1)]);
  });

  /** Aborts once the last request has succeeded. */
  function queueAbort(tx: IDBTransaction): void {
    const plain = tx.objectStore.bind(tx);
    tx.objectStore = (name) => {
      const store = plain(name);
      const add = store.add.bind(store);
      store.add = (value, key) => {
        const request = add(value, key);
        request.addEventListener("success", () => tx.abort());
        return request;
      };
      return store;
    };
  }

  test("a connection that was lost is opened again, once, and the write is not done twice", async () => {
    const name = newName();
    const vault = openVault(name);
    await vault.load();
    let tried = 0;
    const begun = watchTransactions(() => {
      if ((tried += 1) === 1)
        throw new DOMException("Connection to Indexed Database server lost.", "UnknownError");
    });
    await vault.keep([{ kind: "add", command: command(1) }]);
    expect(begun).toEqual(["strict", "strict"]);
    expect((await openVault(name).load()).commands).toEqual([command(1)]);
  });

  test("a write that was stored before the connection broke is recognised when it is tried again", async () => {
    const vault = openVault(newName());
    await vault.load();
    let tried = 0;
    watchTransactions((tx) => {
      if ((tried += 1) > 1) return;
      // What is heard of its end is that it was aborted, although it is through.
      const listen = tx.addEventListener.bind(tx) as (type: string, heard: () => void) => void;
      tx.addEventListener = ((type: string, heard: () => void) => {
        listen({ abort: "complete", complete: "never" }[type] ?? type, heard);
      }) as IDBTransaction["addEventListener"];
    });
    await vault.keep([{ kind: "add", command: command(1) }]);
    expect(tried).toBe(2);
    expect((await vault.load()).commands).toEqual([command(1)]);
  });

  test("another tab's newer version finds the way free, and this one says that it is old", async () => {
    const name = newName();
    const vault = openVault(name);
    await vault.load();
    await new Promise((resolve, reject) => {
      const opening = indexedDB.open(name, 99);
      opening.addEventListener("success", () => {
        opening.result.close();
        resolve(null);
      });
      opening.addEventListener("blocked", () => reject(new Error("blocked")));
    });
    await expect(vault.load()).rejects.toThrow("A newer version of this app has written here.");
  });

  test("a full disk is told apart, with what to do", async () => {
    const vault = openVault(newName());
    await vault.load();
    vi.spyOn(IDBObjectStore.prototype, "add").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    await expect(vault.keep([{ kind: "add", command: command(1) }])).rejects.toThrow("no room left");
  });

  test("a write of which one part cannot be stored is undone as a whole", async () => {
    const vault = openVault(newName());
    await vault.load();
    const writes = [
      { kind: "add", command: command(1) },
      { kind: "add", command: command(2, { args: () => "no data" }) },
    ] as const;
    await expect(vault.keep(writes)).rejects.toThrow("cannot keep anything (DataCloneError");
    expect((await vault.load()).commands).toEqual([]);
  });

  test("what cannot be read is a failure, never an empty vault", async () => {
    const vault = openVault(newName());
    await vault.load();
    vi.spyOn(IDBObjectStore.prototype, "getAll").mockImplementation(() => {
      throw new DOMException("disk", "NotReadableError");
    });
    await expect(vault.load()).rejects.toThrow(StorageFailed);
  });

  test("what has been written over many times is packed anew", async () => {
    const name = newName();
    const vault = openVault(name);
    await vault.load();
    for (let n = 0; n < 12; n += 1) {
      await vault.note([{ kind: "docs", of: "location", area: "base", docs: docsOf(0, 600, n) }]);
    }
    const again = openVault(name);
    expect((await again.load()).docs.location.base).toHaveLength(7_200);
    await again.note([{ kind: "docs", of: "location", area: "base", docs: docsOf(0, 1, "last") }]);
    const { docs } = await openVault(name).load();
    expect(docs.location.base).toHaveLength(601);
    expect(folded(docs.location.base)).toMatchObject({ 0: { value: "last" }, 599: { value: 11 } });
  });
});
