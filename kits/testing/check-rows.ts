import { inspectRows } from "@counterfoil/sql";
import type { TSchema } from "typebox";
import { Compile, type Validator } from "typebox/compile";

/*
 * A vitest setup file: every row that a statement returns in a test is compared with the shape declared beside the
 * statement. A column too many is a fault as well.
 */

const compiled = new Map<TSchema, Validator>();

inspectRows((statement, rows) => {
  if (rows.length === 0) return;
  const shape = statement.row;
  if (shape === null) throw new Error(`${statement.name} returns rows but declares no shape`);
  let check = compiled.get(shape);
  if (!check) compiled.set(shape, (check = Compile({ ...shape, additionalProperties: false })));
  for (const row of rows) {
    if (check.Check(row)) continue;
    const [fault] = check.Errors(row);
    throw new Error(`${statement.name} returned another shape: ${fault?.instancePath} ${fault?.message}`);
  }
});
