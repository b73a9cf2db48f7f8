import { Busy } from "@counterfoil/commands";
import { expect, test } from "vitest";
import { Turnstile } from "./turnstile.ts";

/** Work that ends when it is told to. */
function held() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { work: () => promise, end: resolve };
}

test("pushes go in as long as there is room for their commands, then in the order in which they came", async () => {
  const turnstile = new Turnstile(10, 5);
  const order: string[] = [];
  const [a, b] = [held(), held()];
  const pass = (name: string, count: number, work: () => Promise<void> = () => Promise.resolve()) =>
    turnstile.pass(count, () => {
      order.push(name);
      return work();
    });
  const first = pass("a", 6, a.work);
  const large = pass("large", 9, b.work);
  // It would fit beside the first, but nobody overtakes one that waits.
  const small = pass("small", 1);
  await Promise.resolve();
  expect(order).toEqual(["a"]);
  a.end();
  await first;
  expect(order).toEqual(["a", "large", "small"]);
  b.end();
  await Promise.all([large, small]);
});

test("one that is larger than all room goes in alone", async () => {
  const turnstile = new Turnstile(10, 5);
  expect(await turnstile.pass(200, () => Promise.resolve("in"))).toBe("in");
});

test("what fails leaves its room behind; who finds too many waiting is told to come back", async () => {
  const turnstile = new Turnstile(1, 2);
  await expect(turnstile.pass(1, () => Promise.reject(new Error("away")))).rejects.toThrow("away");
  const one = held();
  const inside = turnstile.pass(1, one.work);
  const waiting = [turnstile.pass(1, one.work), turnstile.pass(1, one.work)];
  await expect(turnstile.pass(1, one.work)).rejects.toThrow(Busy);
  one.end();
  await Promise.all([inside, ...waiting]);
  expect(await turnstile.pass(1, () => Promise.resolve("in"))).toBe("in");
});
