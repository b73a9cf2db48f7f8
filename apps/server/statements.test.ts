import { checkStatements, declaredStatements } from "@counterfoil/sql";
import { testDatabase } from "@counterfoil/testing";
import { expect, test } from "vitest";
// Loading the composition declares every statement of the house.
import "./index.ts";

test("every statement of the house can be prepared on a migrated database", async () => {
  await using base = await testDatabase();
  expect(declaredStatements().length).toBeGreaterThan(50);
  expect(await checkStatements(base.connection)).toEqual([]);
});
