import { ok, refuse, type Result } from "@counterfoil/result";
import type { Explanation } from "../../contract/explain.ts";
import type { PricedOrder, PriceInput } from "../../contract/pricing.ts";
import { chargeSteps, discountSteps, lineChargeSteps, lineDiscountSteps } from "./adjustment.ts";
import { lineSteps } from "./line.ts";
import { orderSteps } from "./order.ts";
import { type Scene, sceneOf, type Steps } from "./scene.ts";
import { lineTaxSteps, taxSteps } from "./tax.ts";

/** `lines[0].` in front of an amount of a line, `taxes[0].amount` for one of several. */
const PATH = /^(?:lines\[([0-9]{1,4})\]\.)?([a-z_]{1,20})(?:\[([0-9]{1,4})\]\.amount)?$/;

/**
 * Where each cent of an amount came from. `priced` is what `price(input)` returned; `path` names one of its amounts:
 * `total`, `due`, `discounts[0].amount`, `taxes[1].amount`, `lines[0].gross`, `lines[0].taxes[0].amount` and so on. The
 * steps carry the paths of the amounts they stand on. Refuses with `unknown_path`.
 */
export function explain(input: PriceInput, priced: PricedOrder, path: string): Result<Explanation> {
  const match = PATH.exec(path);
  if (match !== null) {
    const [, line, field = "", row] = match;
    const lineIndex = line === undefined ? null : Number(line);
    const rowIndex = row === undefined ? null : Number(row);
    const steps = stepsOf(sceneOf(input, priced), lineIndex, field, rowIndex);
    const amount = steps?.at(-1)?.amount;
    if (steps !== null && amount !== undefined) return ok({ path, amount, steps });
  }
  return refuse("unknown_path", `The priced order has no amount "${path.slice(0, 80)}".`, "path");
}

function stepsOf(scene: Scene, line: number | null, field: string, row: number | null): Steps | null {
  if (row === null) return line === null ? orderSteps(scene, field) : lineSteps(scene, line, field);
  switch (field) {
    case "discounts":
      return line === null ? discountSteps(scene, row) : lineDiscountSteps(scene, line, row);
    case "service_charges":
      return line === null ? chargeSteps(scene, row) : lineChargeSteps(scene, line, row);
    case "taxes":
      return line === null ? taxSteps(scene, row) : lineTaxSteps(scene, line, row);
    default:
      return null;
  }
}
