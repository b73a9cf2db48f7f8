import { newId } from "@counterfoil/ids";
import { expect, test } from "vitest";
import { presenceOf } from "./live.ts";

test("whoever works on an order stands on it once, from however many tills", () => {
  const [table, bar] = [newId(), newId()];
  const at = (subject: string, name: string) => ({ device: newId(), subject, name });
  expect(presenceOf([at(table, "Ana"), at(table, "Raj"), at(table, "Ana"), at(bar, "Ana")])).toEqual({
    [table]: ["Ana", "Raj"],
    [bar]: ["Ana"],
  });
  expect(presenceOf([])).toEqual({});
});
