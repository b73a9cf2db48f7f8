import type { PricedAmounts } from "../../contract/pricing.ts";
import { type Scene, show, step, type Steps, sumSteps } from "./scene.ts";
import { totalSteps } from "./line.ts";

const SUMS: readonly (keyof PricedAmounts)[] = ["gross", "discount", "charge", "tax", "tax_included"];

/** One of the amounts of the whole order. */
export function orderSteps(scene: Scene, field: string): Steps | null {
  const { input, priced } = scene;
  switch (field) {
    case "tip":
      return [step("given", priced.tip, `tip ${show(scene, priced.tip)}, as given; never taxed`)];
    case "cash_rounding":
      return cashSteps(scene);
    case "due":
      return sumSteps(scene, priced.due, [
        step("part", priced.total, `total ${show(scene, priced.total)}`, "total"),
        step("part", priced.tip, `tip ${show(scene, priced.tip)}`, "tip"),
        step(
          "part",
          priced.cash_rounding,
          `cash rounding ${show(scene, priced.cash_rounding)}`,
          "cash_rounding",
        ),
      ]);
    default: {
      const sum = SUMS.find((one) => one === field);
      if (sum === undefined) return totalSteps(scene, priced, "", field);
      const parts = priced.lines.map((line, index) => {
        const name = input.lines[index]?.name ?? `line ${index + 1}`;
        return step("part", line[sum], `${name} ${show(scene, line[sum])}`, `lines[${index}].${sum}`);
      });
      return sumSteps(scene, priced[sum], parts);
    }
  }
}

function cashSteps(scene: Scene): Steps {
  const { input, priced } = scene;
  const rounding = show(scene, priced.cash_rounding);
  if (input.cash_part === undefined && priced.cash_rounding !== 0) {
    return [step("given", priced.cash_rounding, `as it was rounded when cash was paid: ${rounding}`)];
  }
  const part = Math.min(input.cash_part ?? 0, priced.total + priced.tip);
  if (priced.cash_rounding === 0) {
    return [step("coins", 0, `the cash part ${show(scene, part)} needs no rounding`)];
  }
  const coin = show(scene, input.tax_profile.cash_rounding);
  const paid = show(scene, part + priced.cash_rounding);
  const text = `cash part ${show(scene, part)} to coins of ${coin} = ${paid}, so ${rounding}`;
  return [step("coins", priced.cash_rounding, text)];
}
