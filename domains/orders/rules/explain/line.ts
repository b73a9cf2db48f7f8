import type { PricedLine, PriceLine } from "../../contract/pricing.ts";
import { unitPriceMilli } from "../price/draft.ts";
import { quantityToMilli } from "@counterfoil/money";
import { type Scene, show, showRounded, step, type Steps, sumSteps } from "./scene.ts";

/** One of the seven amounts of a line. */
export function lineSteps(scene: Scene, index: number, field: string): Steps | null {
  const line = scene.priced.lines[index];
  const given = scene.input.lines[index];
  if (line === undefined || given === undefined) return null;
  const at = `lines[${index}].`;
  switch (field) {
    case "gross":
      return [grossStep(scene, given, line)];
    case "discount":
      return sumSteps(scene, line.discount, rows(scene, `${at}discounts`, line.discounts));
    case "charge":
      return sumSteps(scene, line.charge, rows(scene, `${at}service_charges`, line.service_charges));
    case "tax":
      return sumSteps(scene, line.tax, rows(scene, `${at}taxes`, line.taxes));
    case "tax_included":
      return sumSteps(
        scene,
        line.tax_included,
        rows(scene, `${at}taxes`, line.taxes).filter((_, i) => line.taxes[i]?.inclusive === true),
      );
    default:
      return totalSteps(scene, line, at, field);
  }
}

/** `total` and `net` of a line or of the order, from its other amounts. */
export function totalSteps(
  scene: Scene,
  amounts: Omit<PricedLine, "uid" | "quantity" | "discounts" | "service_charges" | "taxes">,
  at: string,
  field: string,
): Steps | null {
  const part = (name: "gross" | "discount" | "charge" | "tax" | "total", amount: number, words: string) =>
    step("part", amount, `${words} ${show(scene, amount)}`, at + name);
  if (field === "net") {
    return sumSteps(scene, amounts.net, [
      part("total", amounts.total, "total"),
      part("tax", -amounts.tax, "taxes"),
    ]);
  }
  if (field !== "total") return null;
  return sumSteps(scene, amounts.total, [
    part("gross", amounts.gross, "prices"),
    part("discount", -amounts.discount, "discounts"),
    part("charge", amounts.charge, "service charges"),
    part("tax", amounts.tax - amounts.tax_included, "taxes added"),
  ]);
}

/** "2 × (4.50 + Cheese 0.50) = 10.00" */
function grossStep(scene: Scene, given: PriceLine, line: PricedLine) {
  if (given.voided === true) return step("product", 0, "voided, counts for nothing");
  const modifiers = (given.modifiers ?? []).map(({ quantity = 1, name, unit_price: price }) => {
    const sign = price < 0 ? "−" : "+";
    const times = quantity === 1 ? "" : `${quantity} × `;
    const label = name === undefined ? "" : `${name} `;
    return ` ${sign} ${times}${label}${show(scene, Math.abs(price))}`;
  });
  const unit = show(scene, given.unit_price) + modifiers.join("");
  const part = BigInt(unitPriceMilli(given)) * BigInt(quantityToMilli(given.quantity));
  const result = showRounded(scene, part, 1_000_000n, line.gross);
  const bracketed = modifiers.length === 0 ? unit : `(${unit})`;
  return step("product", line.gross, `${given.quantity} × ${bracketed} = ${result}`);
}

function rows(
  scene: Scene,
  at: string,
  entries: readonly { readonly amount: number; readonly uid?: string; readonly id?: string }[],
) {
  return entries.map((entry, index) =>
    step(
      "part",
      entry.amount,
      `${nameOf(scene, entry)} ${show(scene, entry.amount)}`,
      `${at}[${index}].amount`,
    ),
  );
}

function nameOf(scene: Scene, entry: { readonly uid?: string; readonly id?: string }): string {
  const { discounts, service_charges: charges, taxes } = scene.priced;
  if (entry.id !== undefined) return taxes.find((one) => one.id === entry.id)?.name ?? entry.id;
  return [...discounts, ...charges].find((one) => one.uid === entry.uid)?.name ?? "";
}
