import { type Ratio } from "@counterfoil/money";
import { exactTaxes, isSameRate, sumBig } from "../price/document_tax.ts";
import { type Scene, show, showExact, showRounded, step, type Steps } from "./scene.ts";

/** A tax of a line: unrounded, then how it came to whole cents. */
export function lineTaxSteps(scene: Scene, lineIndex: number, taxIndex: number): Steps | null {
  const use = useOf(scene, lineIndex, taxIndex);
  if (use === null) return null;
  const { num, den } = use.factor;
  const part = BigInt(use.charged) * BigInt(num);
  if (scene.input.tax_profile.rounding === "per_line") {
    return [step("tax", use.amount, `${use.text} = ${showRounded(scene, part, BigInt(den), use.amount)}`)];
  }
  const exact = showExact(scene, part, BigInt(den));
  const got = BigInt(use.amount) * BigInt(den) > part ? "with a leftover" : "without a leftover";
  return [
    step("tax", use.amount, `${use.text} = ${exact}`),
    step("share", use.amount, `${got} of the one rounding on the document: ${show(scene, use.amount)}`),
  ];
}

/** A rate on the document: the sum of its lines, rounded on each of them or here. */
export function taxSteps(scene: Scene, index: number): Steps | null {
  const row = scene.priced.taxes[index];
  if (row === undefined) return null;
  const uses = scene.priced.lines.flatMap((line, lineIndex) =>
    line.taxes.flatMap((tax, taxIndex) => {
      const use = isSameRate(tax, row) ? useOf(scene, lineIndex, taxIndex) : null;
      return use === null ? [] : [use];
    }),
  );
  if (scene.input.tax_profile.rounding === "per_line") {
    const parts = uses.map((use) => step("part", use.amount, `${use.text}, rounded`, use.path));
    return [...parts, step("sum", row.amount, `sum of the lines, each rounded = ${show(scene, row.amount)}`)];
  }
  const { parts, common } = exactTaxes(uses);
  const total = showRounded(scene, sumBig(parts), common, row.amount);
  return [
    ...uses.map((use, i) =>
      step("part", use.amount, `${use.text} = ${showExact(scene, parts[i] ?? 0n, common)}`, use.path),
    ),
    step("sum", row.amount, `sum of the lines, rounded once = ${total}`),
  ];
}

interface Use {
  readonly charged: number;
  readonly factor: Ratio;
  readonly amount: number;
  readonly path: string;
  /** "8.875 % Sales tax on 8.10", "10 % VAT contained in 11.00". */
  readonly text: string;
}

function useOf(scene: Scene, lineIndex: number, taxIndex: number): Use | null {
  const line = scene.priced.lines[lineIndex];
  const tax = line?.taxes[taxIndex];
  const stack = scene.drafts[lineIndex]?.stack;
  const settled = stack?.taxes[taxIndex];
  const factor = stack?.factors[taxIndex];
  if (line === undefined || tax === undefined || settled === undefined || factor === undefined) return null;
  const charged = (line.taxes[0]?.taxable ?? 0) + line.tax_included;
  const compound = settled.compound && taxIndex > 0 ? " and the taxes before it" : "";
  const base = tax.inclusive
    ? `contained in ${show(scene, charged)}${compound === "" ? "" : ", reckoned on the price free of tax"}${compound}`
    : `on ${show(scene, tax.taxable)}${compound === "" ? "" : ", the price free of tax"}${compound}`;
  return {
    charged,
    factor,
    amount: tax.amount,
    path: `lines[${lineIndex}].taxes[${taxIndex}].amount`,
    text: `${tax.percentage} % ${settled.name} ${base}`,
  };
}
