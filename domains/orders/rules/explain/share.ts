import { type Draft } from "../price/draft.ts";
import { groupByTaxes } from "../price/apportion.ts";
import { type Scene, show, showRounded, step, type Steps } from "./scene.ts";

/** How much of an amount of the whole order a line bears: its tax group's share first, then its own of that. */
export function shareSteps(
  scene: Scene,
  what: string,
  whole: number,
  weights: readonly number[],
  sharesOfLines: readonly number[],
  index: number,
): Steps {
  const weightOf = (draft: Draft): number => weights[scene.drafts.indexOf(draft)] ?? 0;
  const groups = groupByTaxes(scene.drafts, weightOf);
  const group = groups.find((one) => one.indexes.includes(index));
  const amount = sharesOfLines[index] ?? 0;
  if (group === undefined) return [step("share", amount, `no share of the ${what}`)];
  const steps = [];
  let bears = whole;
  if (groups.length > 1) {
    bears = group.indexes.reduce((sum, place) => sum + (sharesOfLines[place] ?? 0), 0);
    const all = groups.reduce((sum, one) => sum + one.weight, 0);
    const text = proportion(scene, whole, group.weight, all, bears);
    steps.push(step("share", bears, `${what}, lines with the same taxes: ${text}`));
  }
  const weight = group.weights[group.indexes.indexOf(index)] ?? 0;
  const text = proportion(scene, bears, weight, group.weight, amount);
  return [...steps, step("share", amount, `${what}, this line: ${text}`)];
}

function proportion(scene: Scene, amount: number, weight: number, all: number, share: number): string {
  const product = BigInt(amount) * BigInt(weight);
  const rounded = showRounded(scene, product, BigInt(all), share);
  const leftover = BigInt(share) * BigInt(all) > product ? " (with a leftover, by largest remainder)" : "";
  return `${show(scene, amount)} × ${show(scene, weight)} ÷ ${show(scene, all)} = ${rounded}${leftover}`;
}
