import { createHash } from "node:crypto";
import { afterEach, describe, expect, test, vi } from "vitest";
import { browserClock, browserTimers, digest, persistent, tabBell, webLock } from "./index.ts";

const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

/** What a tab hears about the right to write. */
function tab(name: string) {
  const heard: string[] = [];
  const leave = webLock(name).want({
    ours: () => heard.push("ours"),
    elsewhere: () => heard.push("elsewhere"),
    lost: () => heard.push("lost"),
  });
  return { heard, leave };
}

describe("the right to write", () => {
  test("one tab has it, the next waits in line and gets it when the first is gone", async () => {
    const first = tab("a");
    await settled();
    const second = tab("a");
    const third = tab("a");
    await settled();
    expect([first.heard, second.heard, third.heard]).toEqual([["ours"], ["elsewhere"], ["elsewhere"]]);
    second.leave();
    first.leave();
    await settled();
    expect(second.heard).toEqual(["elsewhere"]);
    expect(third.heard).toEqual(["elsewhere", "ours"]);
    third.leave();
  });

  test("a tab that leaves at once holds nothing up", async () => {
    const first = tab("b");
    first.leave();
    await settled();
    const second = tab("b");
    await settled();
    expect(second.heard).toEqual(["ours"]);
    second.leave();
  });

  test("a tab hears that it was taken away", async () => {
    const first = tab("c");
    await settled();
    await navigator.locks.request("c", { steal: true }, () => settled());
    expect(first.heard).toEqual(["ours", "lost"]);
  });
});

describe("what else a browser lends", () => {
  afterEach(() => vi.unstubAllGlobals());

  test("a digest is the SHA-256 that the server makes", async () => {
    expect(await digest("Käse")).toBe(createHash("sha256").update("Käse").digest("hex"));
  });

  test("a bell rings in the other tabs, not in its own", async () => {
    const heard: string[] = [];
    const one = tabBell("d");
    const other = tabBell("d");
    const hush = [one.hear(() => heard.push("one")), other.hear(() => heard.push("other"))];
    one.ring();
    await vi.waitFor(() => expect(heard).toEqual(["other"]));
    for (const stop of hush) stop();
  });

  test("persistent storage is asked for once, and the answer is told", async () => {
    const persist = vi.fn<() => Promise<boolean>>(() => Promise.resolve(true));
    vi.stubGlobal("navigator", { storage: { persisted: () => Promise.resolve(false), persist } });
    expect(await persistent()).toBe(true);
    vi.stubGlobal("navigator", { storage: { persisted: () => Promise.resolve(true), persist } });
    expect(await persistent()).toBe(true);
    expect(persist).toHaveBeenCalledTimes(1);
  });

  test("timers can be called off, and the clocks go on", async () => {
    const rung: string[] = [];
    browserTimers.after(0, () => rung.push("kept"));
    browserTimers.after(0, () => rung.push("called off"))();
    const before = browserClock.monotonic();
    await settled();
    expect(rung).toEqual(["kept"]);
    expect(browserClock.monotonic()).toBeGreaterThan(before);
    expect(Math.abs(browserClock.now() - Date.now())).toBeLessThan(1_000);
  });
});
