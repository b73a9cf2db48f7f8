import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { tempDir } from "@counterfoil/testing";
import { afterAll, expect, test } from "vitest";
import { detectDelimiter } from "./detect.ts";
import { openTable, TableProblem, type Field, type Row } from "./index.ts";

const dir = tempDir();
afterAll(() => dir.remove());

const fields: Field[] = [
  { name: "order", known: ["order_id", "order"], isRequired: true, hasDigits: false },
  { name: "item", known: ["item_name", "name"], isRequired: true, hasDigits: false },
  { name: "total", known: ["total", "price"], isRequired: false, hasDigits: true },
];

let files = 0;
async function saved(content: string | Buffer): Promise<string> {
  const path = join(dir.path, `${(files += 1)}.csv`);
  await writeFile(path, content);
  return path;
}

async function read(content: string | Buffer, map: Record<string, string> = {}, delimiter?: string) {
  const table = await openTable(await saved(content), { fields, map, delimiter });
  const rows: (string | (string | number)[])[] = [];
  for await (const row of table.rows()) rows.push(shown(row));
  return { ...table, rows };
}

function shown(row: Row): string | (string | number)[] {
  return "fault" in row
    ? `${row.line}: ${row.fault}`
    : [row.line, ...fields.map(({ name }) => row.values.get(name) ?? "-")];
}

test("columns are found by what they are called, whatever stands before, between and after the words", async () => {
  const { delimiter, heading, rows } = await read(
    "\uFEFFOrder ID;Item-Name ; PRICE\r\n1;Tea ;2,50\r\n\r\n2;  Cake;3,00",
  );
  expect([delimiter, heading]).toEqual([";", ["Order ID", "Item-Name", "PRICE"]]);
  expect(rows).toEqual([
    [2, "1", "Tea", "2,50"],
    [4, "2", "Cake", "3,00"],
  ]);
});

test("columns are found where --map says, by heading or by number", async () => {
  const text = "a\tb\tc\n1\tTea\t2.50\n";
  expect((await read(text, { order: "a", item: "b", total: "c" })).rows).toEqual([[2, "1", "Tea", "2.50"]]);
  expect((await read(text, { order: "1", item: "2", total: "3" })).rows).toEqual([[2, "1", "Tea", "2.50"]]);
  expect((await read("1,Tea,2.50\n2,Bun,1\n", { order: "1", item: "2", total: "3" })).rows).toEqual([
    [1, "1", "Tea", "2.50"],
    [2, "2", "Bun", "1"],
  ]);
});

test("a heading that is not there is a problem that names the columns that are", async () => {
  await expect(read("a,b\n1,2\n", { order: "nr", item: "b" })).rejects.toThrow(
    "no column nr. Its first line is: a, b.",
  );
  await expect(read("a,b\n1,2\n")).rejects.toThrow("It is not clear which column is the order.");
  await expect(read("order_id,b\n1,2\n")).rejects.toThrow(
    "Its columns are order_id, b. Say --map item=COLUMN",
  );
  await expect(read("a,b\n1,2\n", { nose: "a" })).rejects.toThrow("nothing called nose");
});

test("quoted fields may hold delimiters, quotes and line breaks; inches are no quotes; NULL is nothing", async () => {
  const { rows } = await read(
    'order_id,item_name,total\n1,"Tea, ""green""",2\n2,"two\nlines",3\n3,6" sub,NULL\n4,"Big" one,\\N\n',
  );
  expect(rows).toEqual([
    [2, "1", 'Tea, "green"', "2"],
    [3, "2", "two\nlines", "3"],
    [5, "3", '6" sub', ""],
    [6, "4", '"Big" one', ""],
  ]);
});

test("a quote that nobody closes costs its own line and no other", async () => {
  const many = Array.from({ length: 40 }, (_, i) => `${i},Bun,1`).join("\n");
  const { rows } = await read(`order_id,item_name,total\n1,"Tea,2\n${many}\n`);
  expect(rows[0]).toBe("2: its quotes do not match");
  expect(rows).toHaveLength(41);
  const two = await read('order_id,item_name,total\n1,"Tea,2\n2,"Cake",3\n3,Bun,1\n');
  expect(two.rows).toEqual(["2: its quotes do not match", [3, "2", "Cake", "3"], [4, "3", "Bun", "1"]]);
  const last = await read('order_id,item_name,total\n1,Tea,2\n2,"Cake');
  expect(last.rows).toEqual([[2, "1", "Tea", "2"], "3: its quotes do not match"]);
});

test("a row with more fields than the heading is bad, a shorter one lacks the last ones", async () => {
  const { rows } = await read("order_id,item_name,total\n1,Tea,2,50\n2,Bun\n3,Cake,1,,\n");
  expect(rows).toEqual([
    "2: it has 4 fields where the first line has 3",
    [3, "2", "Bun", ""],
    [4, "3", "Cake", "1"],
  ]);
});

test("the delimiter is what cuts the lines alike", () => {
  expect(detectDelimiter(["a;b;c", "1;2,5;x", "2;3,5;y, z"])).toBe(";");
  expect(detectDelimiter(["a,b", '1,"x;y"', "2,x;y"])).toBe(",");
  expect(detectDelimiter(["a|b|c", "1|2|3"])).toBe("|");
  expect(detectDelimiter(["id\tnames", "1\ta, b, c"])).toBe("\t");
  expect(detectDelimiter(["alone"])).toBeUndefined();
});

test("what is no table is said so", async () => {
  await expect(read("")).rejects.toThrow(TableProblem);
  await expect(read("\n \n")).rejects.toThrow("is empty");
  await expect(read(Buffer.from("order_id,item_name\n1,Caf\xe9\n", "latin1"))).rejects.toThrow(
    "not text in UTF-8",
  );
  await expect(read(Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0]))).rejects.toThrow("not text in UTF-8");
  await expect(read("x".repeat(3_000_000))).rejects.toThrow("longer than a million");
  await expect(openTable(join(dir.path, "none"), { fields, map: {} })).rejects.toThrow("There is no file");
  await expect(openTable(dir.path, { fields, map: {} })).rejects.toThrow("is a folder");
});
