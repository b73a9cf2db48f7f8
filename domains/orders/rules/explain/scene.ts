import { divRoundBig, minorDigits, toDecimal } from "@counterfoil/money";
import type { Explanation, ExplanationStep } from "../../contract/explain.ts";
import type { PricedOrder, PriceInput } from "../../contract/pricing.ts";
import { type Draft, draftLines } from "../price/draft.ts";

/** What every explanation looks at: the question, the answer, and the lines with their taxes settled. */
export interface Scene {
  readonly input: PriceInput;
  readonly priced: PricedOrder;
  readonly drafts: readonly Draft[];
}

export type Steps = Explanation["steps"];

/** Unrounded results are shown with three digits more than money has. */
const EXTRA_DIGITS = 3;

export function sceneOf(input: PriceInput, priced: PricedOrder): Scene {
  return { input, priced, drafts: draftLines(input).drafts };
}

/** A step. The path is left out where the amount has nothing behind it. */
export function step(
  kind: ExplanationStep["kind"],
  amount: number,
  text: string,
  path?: string,
): ExplanationStep {
  return path === undefined ? { kind, amount, text } : { kind, amount, text, path };
}

/** An amount as a plain decimal, with a true minus: −0.90. */
export function show(scene: Scene, amountMinor: number): string {
  return toDecimal(amountMinor, scene.priced.currency).replace("-", "−");
}

/** part ÷ whole minor units before rounding, then what it was rounded to where that differs: "0.71888 → 0.72". */
export function showRounded(scene: Scene, part: bigint, whole: bigint, amountMinor: number): string {
  const exact = showExact(scene, part, whole);
  const rounded = show(scene, amountMinor);
  return exact === rounded ? rounded : `${exact} → ${rounded}`;
}

export function showExact(scene: Scene, part: bigint, whole: bigint): string {
  const digits = minorDigits(scene.priced.currency);
  const scaled = divRoundBig(part * 10n ** BigInt(EXTRA_DIGITS), whole, "half_up");
  const text = String(scaled).padStart(digits + EXTRA_DIGITS + 1, "0");
  const cut = text.length - digits - EXTRA_DIGITS;
  const decimals = text.slice(cut).replace(new RegExp(`0{1,${EXTRA_DIGITS}}$`), "");
  return decimals === "" ? text.slice(0, cut) : `${text.slice(0, cut)}.${decimals}`;
}

/** The parts of a sum that are not zero, and the sum itself. */
export function sumSteps(scene: Scene, total: number, parts: readonly ExplanationStep[]): Steps {
  const counted = parts.filter((part) => part.amount !== 0);
  const terms = counted.map((part, index) => {
    const shown = show(scene, Math.abs(part.amount));
    return part.amount < 0 ? `− ${shown}` : index === 0 ? shown : `+ ${shown}`;
  });
  const text = terms.length < 2 ? show(scene, total) : `${terms.join(" ")} = ${show(scene, total)}`;
  return [...counted, step("sum", total, text)];
}
