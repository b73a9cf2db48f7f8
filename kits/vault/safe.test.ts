import "fake-indexeddb/auto";
import { StorageFailed } from "@counterfoil/sync/device";
import { afterEach, expect, test, vi } from "vitest";
import { openSafe } from "./safe.ts";

afterEach(() => void vi.restoreAllMocks());

test("what was put in is there when it is opened again, and what was taken out is not", async () => {
  const safe = await openSafe("till");
  await safe.put("device", { id: "d", token: "t" });
  await safe.put("session", "s");
  await safe.put("session", null);
  expect([...(await openSafe("till")).values]).toEqual([["device", { id: "d", token: "t" }]]);
  expect((await openSafe("another")).values.size).toBe(0);
});

test("each change is stored strictly, and one that is not stored is told", async () => {
  const safe = await openSafe("strict");
  const begun = vi.spyOn(IDBDatabase.prototype, "transaction");
  await safe.put("device", 1);
  expect(begun).toHaveBeenCalledWith("values", "readwrite", { durability: "strict" });
  begun.mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  await expect(safe.put("device", 2)).rejects.toThrow(StorageFailed);
});
