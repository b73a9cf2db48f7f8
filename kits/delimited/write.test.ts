import { expect, test } from "vitest";
import { csvText } from "./write.ts";

/** The lines without mark and line ends. */
function lines(header: string[], ...rows: (string | number | null)[][]): string[] {
  const text = csvText(header, rows);
  expect(text.startsWith("\uFEFF")).toBe(true);
  expect(text.endsWith("\r\n")).toBe(true);
  return text.slice(1, -2).split("\r\n");
}

test("fields are quoted where they hold a comma, a quote, a line break or blanks at an end", () => {
  expect(lines(["name", "total"], ['Bread, "old"', 3], [" Tea", 0], ["Café", "1.20"], [null, -2])).toEqual([
    "name,total",
    '"Bread, ""old""",3',
    '" Tea",0',
    "Café,1.20",
    ",-2",
  ]);
  expect(csvText(["a"], [["two\nlines"]])).toBe('\uFEFFa\r\n"two\nlines"\r\n');
});

test("what a spreadsheet would run as a formula is shown instead", () => {
  const cells = ["=1+1", "+1 (555)", "-cmd", "@SUM(A1)", "\tx", "＝1", '=HYPERLINK("http://x","y")'];
  const shown = cells.map((cell) => lines(["a"], [cell])[1]);
  expect(shown).toEqual([
    "'=1+1",
    "'+1 (555)",
    "'-cmd",
    "'@SUM(A1)",
    "'\tx",
    "'＝1",
    '"\'=HYPERLINK(""http://x"",""y"")"',
  ]);
});

test("numbers keep their minus", () => {
  expect(lines(["a", "b", "c"], [-5, "-12.05", "-12.05.1"])[1]).toBe("-5,-12.05,'-12.05.1");
});
