import fc from "fast-check";
import { expect, test } from "vitest";
import { whereBroken } from "./broken.ts";

const cases: [text: string, line: number, column: number, pointer: string][] = [
  ["", 1, 1, ""],
  ["{", 1, 2, ""],
  ['{"a": NaN}', 1, 7, "/a"],
  ['{"a": 1,}', 1, 9, ""],
  ['{"lines":[{"quantity":1},{"quantity":01}]}', 1, 39, "/lines/1/quantity"],
  ["[1,\n 2 3]", 2, 4, "/1"],
  ['{"a":"x\ny"}', 1, 6, "/a"],
  ['{"a/b": tru}', 1, 9, "/a~1b"],
  ["{'a': 1}", 1, 2, ""],
  ['{"a":{"b":[]}} x', 1, 16, ""],
];

test.each(cases)("%j stops being JSON at line %i, column %i, in %j", (text, line, column, pointer) => {
  expect(whereBroken(text)).toEqual({ line, column, pointer });
});

test("whatever JSON.parse reads, it reads to the end", () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const { column, line } = whereBroken(text);
      const end = text.split("\n");
      expect([line, column]).toEqual([end.length, (end.at(-1)?.length ?? 0) + 1]);
    }),
  );
});
