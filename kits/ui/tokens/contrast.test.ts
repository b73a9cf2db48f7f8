import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { contrast, readColours, type Theme } from "./contrast.ts";
import { pairs } from "./pairs.ts";

const colours = readColours(readFileSync(new URL("./tokens.css", import.meta.url), "utf8"));

test("black on white is 21, and a colour on itself is 1", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#0b5c46", "#0b5c46")).toBe(1);
});

test.each<Theme>(["light", "dark"])("every text can be read on every ground it lies on, %s", (theme) => {
  const tooFaint = pairs.flatMap(({ text, ground, least }) => {
    const front = colours.get(text)?.[theme];
    const back = colours.get(ground)?.[theme];
    if (front === undefined || back === undefined) return [`${text} on ${ground}: no such token`];
    const ratio = contrast(front, back);
    return ratio < least ? [`${text} on ${ground}: ${ratio.toFixed(2)} < ${least}`] : [];
  });
  expect(tooFaint).toEqual([]);
});
