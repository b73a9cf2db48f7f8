import { expect, test } from "vitest";
import { bar } from "./bar.ts";

test("without a terminal, progress is a line for each twentieth, and nothing is said twice", () => {
  const said: string[] = [];
  const progress = bar("Importing", "orders", 1_000, {
    stream: { write: () => true },
    say: (line) => said.push(line),
  });
  for (let done = 0; done <= 1_000; done += 1) progress.to(done);
  progress.clear();
  progress.end();
  expect(said).toHaveLength(20);
  expect([said[0], said.at(-1)]).toEqual(["Importing 50 of 1000 orders", "Importing 1000 of 1000 orders"]);
});

test("on a terminal a bar fills on one line, and is whole at the end", () => {
  let screen = "";
  const write = (text: string): boolean => {
    screen += text;
    return true;
  };
  const progress = bar("Importing", "orders", 4, { stream: { write, isTTY: true } });
  for (const done of [1, 2, 3, 4]) progress.to(done);
  progress.end();
  expect(screen.split("\r").at(-1)).toBe(`\x1b[KImporting ${"█".repeat(30)} 4 of 4 orders\n`);
  expect(screen.split("\n")).toHaveLength(2);
});

test("nothing to do is done", () => {
  const said: string[] = [];
  bar("Importing", "orders", 0, { stream: { write: () => true }, say: (line) => said.push(line) }).to(0);
  expect(said).toEqual(["Importing 0 of 0 orders"]);
});
