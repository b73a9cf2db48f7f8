import { newId } from "@counterfoil/ids";
import { expect, test } from "vitest";
import { Memory } from "./memory.ts";

const hash = (text: string): Buffer => Buffer.from(text.padEnd(32, "."));

test("what is remembered of a scope holds as long as its tape ends where it did", () => {
  const [memory, scope] = [new Memory(), newId()];
  expect(memory.confirm(scope, 7, hash("a"))).toBe(false);
  memory.keepState(scope, "order", "1", { total: 5 });
  expect(memory.confirm(scope, 7, hash("a"))).toBe(true);
  expect(memory.state(scope, "order", "1")).toEqual({ total: 5 });
});

test("another process has written, or another tape of the same length stands there: all is forgotten", () => {
  for (const [version, end] of [
    [8, "a"],
    [7, "b"],
  ] as const) {
    const [memory, scope] = [new Memory(), newId()];
    memory.confirm(scope, 7, hash("a"));
    memory.keepState(scope, "order", "1", { total: 5 });
    memory.keepHead(scope, scope, 1, null);
    expect(memory.confirm(scope, version, hash(end))).toBe(false);
    expect(memory.state(scope, "order", "1")).toBeUndefined();
    expect(memory.head(scope, scope, 1)).toBeUndefined();
  }
});

test("the documents of a scope were replaced under its tape: all is forgotten", () => {
  const [memory, scope] = [new Memory(), newId()];
  memory.confirm(scope, 7, hash("a"), 1);
  memory.keepState(scope, "order", "1", { total: 5 });
  expect(memory.confirm(scope, 7, hash("a"), 2)).toBe(false);
  expect(memory.state(scope, "order", "1")).toBeUndefined();
});
