import { isId, newId } from "@counterfoil/ids";
import { expect, test } from "vitest";
import { commandIdOf } from "./command-id.ts";
import { Problem } from "./problem.ts";

const route = "POST /v1/orders";
const device = newId();
const from = (more: { key?: string; route?: string; device?: string; body?: unknown }) =>
  commandIdOf({ key: undefined, route, device, body: undefined, ...more });

test("an Idempotency-Key that is a UUID is the command's id, in lower case", () => {
  const key = newId();
  expect(from({ key })).toBe(key);
  expect(from({ key: key.toUpperCase(), body: { id: newId() } })).toBe(key);
});

test("another key makes one UUIDv8 for its route and device, and another for any other", () => {
  const id = from({ key: "till 3, sale 17" });
  expect(isId(id)).toBe(true);
  expect(id[14]).toBe("8");
  expect("89ab").toContain(id[19]);
  expect(from({ key: "till 3, sale 17" })).toBe(id);
  expect(from({ key: "till 3, sale 18" })).not.toBe(id);
  expect(from({ key: "till 3, sale 17", route: "POST /v1/payments" })).not.toBe(id);
  expect(from({ key: "till 3, sale 17", device: newId() })).not.toBe(id);
});

test("without a key the id of the thing serves, and without that a new one", () => {
  const id = newId();
  expect(from({ body: { id } })).toBe(id);
  expect(from({ body: {} })).not.toBe(from({ body: {} }));
});

test("an empty key and an endless one are problems that name the header", () => {
  for (const key of ["", "x".repeat(256)]) {
    expect(() => from({ key })).toThrow(
      expect.objectContaining({ name: "Problem", field: "Idempotency-Key" }) as Problem,
    );
  }
});
