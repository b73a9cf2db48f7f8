import { PERCENT_SCALE, percentToMillionths } from "@counterfoil/money";
import type { PercentageOrAmount } from "../../contract/pricing.ts";
import { type Scene, show, showRounded, step, type Steps } from "./scene.ts";
import { shareSteps } from "./share.ts";

/** What a discount or charge asked for, and the cap it met. */
export function askedSteps(
  scene: Scene,
  what: string,
  entry: PercentageOrAmount,
  base: number,
  asked: number,
  amount: number,
): Steps {
  const steps = [askedStep(scene, what, entry, base, asked)];
  if (amount < asked) steps.push(step("cap", amount, `no more than is left: ${show(scene, amount)}`));
  return steps;
}

function askedStep(scene: Scene, what: string, entry: PercentageOrAmount, base: number, asked: number) {
  if (entry.percentage === undefined) return step("given", asked, `${what} ${show(scene, asked)}`);
  const part = BigInt(base) * BigInt(percentToMillionths(entry.percentage));
  const rounded = showRounded(scene, part, BigInt(PERCENT_SCALE), asked);
  return step("percentage", asked, `${entry.percentage} % ${what} on ${show(scene, base)} = ${rounded}`);
}

/** The own discount of a line: on what those before it have left. */
export function lineDiscountSteps(scene: Scene, lineIndex: number, discountIndex: number): Steps | null {
  const line = scene.priced.lines[lineIndex];
  const discount = line?.discounts[discountIndex];
  if (line === undefined || discount === undefined) return null;
  if (discount.scope === "order") {
    const row = scene.priced.discounts.find((one) => one.scope === "order" && one.uid === discount.uid);
    const name = `order discount ${row?.name ?? ""}`.trim();
    const shares = sharesOf(scene, discount.uid);
    return shareSteps(scene, name, row?.amount ?? 0, weightsBefore(scene, discount.uid), shares, lineIndex);
  }
  const entry = scene.input.lines[lineIndex]?.discounts?.find((one) => one.uid === discount.uid);
  const row = scene.priced.discounts.find((one) => one.uid === discount.uid && one.line_uid === line.uid);
  if (entry === undefined || row === undefined) return null;
  const base = line.gross - line.discounts.slice(0, discountIndex).reduce((sum, one) => sum + one.amount, 0);
  return askedSteps(scene, `line discount ${entry.name}`, entry, base, row.asked, row.amount);
}

/** A discount of the order, or the line discount that this row is. */
export function discountSteps(scene: Scene, index: number): Steps | null {
  const row = scene.priced.discounts[index];
  if (row === undefined) return null;
  if (row.scope === "line") {
    const lineIndex = scene.priced.lines.findIndex((line) => line.uid === row.line_uid);
    const place = scene.priced.lines[lineIndex]?.discounts.findIndex((one) => one.uid === row.uid) ?? -1;
    return lineDiscountSteps(scene, lineIndex, place);
  }
  const entry = scene.input.discounts?.find((one) => one.uid === row.uid);
  if (entry === undefined) return null;
  const base = weightsBefore(scene, row.uid).reduce((sum, one) => sum + one, 0);
  return askedSteps(scene, `order discount ${entry.name}`, entry, base, row.asked, row.amount);
}

/** A service charge of the order. */
export function chargeSteps(scene: Scene, index: number): Steps | null {
  const row = scene.priced.service_charges[index];
  const entry = scene.input.service_charges?.find((one) => one.uid === row?.uid);
  if (row === undefined || entry === undefined) return null;
  const base = chargeWeights(scene, row.phase).reduce((sum, one) => sum + one, 0);
  return askedSteps(scene, `service charge ${entry.name}`, entry, base, row.amount, row.amount);
}

/** A line's share of a service charge. */
export function lineChargeSteps(scene: Scene, lineIndex: number, chargeIndex: number): Steps | null {
  const uid = scene.priced.lines[lineIndex]?.service_charges[chargeIndex]?.uid;
  const row = scene.priced.service_charges.find((one) => one.uid === uid);
  if (row === undefined) return null;
  const shares = scene.priced.lines.map(
    (line) => line.service_charges.find((one) => one.uid === uid)?.amount ?? 0,
  );
  const weights = chargeWeights(scene, row.phase);
  return shareSteps(scene, `service charge ${row.name}`, row.amount, weights, shares, lineIndex);
}

/** What each line had left when this discount of the order came to it. */
function weightsBefore(scene: Scene, uid: string): number[] {
  const sequence = scene.priced.discounts.filter((one) => one.scope === "order").map((one) => one.uid);
  const earlier = new Set(sequence.slice(0, sequence.indexOf(uid)));
  return scene.priced.lines.map((line) =>
    line.discounts
      .filter((one) => one.scope === "line" || earlier.has(one.uid))
      .reduce((left, one) => left - one.amount, line.gross),
  );
}

function sharesOf(scene: Scene, uid: string): number[] {
  return scene.priced.lines.map(
    (line) => line.discounts.find((one) => one.scope === "order" && one.uid === uid)?.amount ?? 0,
  );
}

/** The discounted prices before tax; after it, the totals without the charges of that phase. */
function chargeWeights(scene: Scene, phase: "before_tax" | "after_tax"): number[] {
  const late = new Set(
    scene.priced.service_charges.filter((one) => one.phase === "after_tax").map((one) => one.uid),
  );
  return scene.priced.lines.map((line) =>
    phase === "before_tax"
      ? line.gross - line.discount
      : line.service_charges
          .filter((one) => late.has(one.uid))
          .reduce((left, one) => left - one.amount, line.total),
  );
}
