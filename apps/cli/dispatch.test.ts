import { parseArgs } from "node:util";
import { expect, test } from "vitest";
import { type Command, Problem, UsageProblem } from "./command.ts";
import { type CommandSource, dispatch } from "./dispatch.ts";
import { makeIo } from "./io.ts";

function command(name: string, run: Command["run"]): Command {
  return { name, summary: `Does ${name}`, usage: "[FILE]", run };
}

async function call(line: string, commands: Command[]) {
  const byFile = new Map(commands.map((each) => [each.name.replace(" ", "-"), each]));
  const source: CommandSource = {
    names: async () => [...byFile.keys()],
    load: async (fileName) => byFile.get(fileName) as Command,
  };
  let out = "";
  let err = "";
  const words = line.split(" ").filter((word) => word !== "");
  const io = makeIo(words.includes("--json"), { out: (text) => (out += text), err: (text) => (err += text) });
  const code = await dispatch(
    words.filter((word) => word !== "--json"),
    source,
    io,
  );
  return { code, out, err };
}

const verify = command("verify", async (_, io) => io.answer({ ok: true }, "All is well."));
const importOrders = command("import orders", async (args, io) => {
  io.say("reading …");
  io.answer({ args }, args.join(","));
});

test("a command answers in prose, and with --json in one JSON line with the prose left out", async () => {
  expect(await call("verify", [verify])).toEqual({ code: 0, out: "All is well.\n", err: "" });
  expect(await call("verify --json", [verify])).toEqual({ code: 0, out: '{"ok":true}\n', err: "" });
});

test("two words name a command, what follows goes to it, and progress stays off standard output", async () => {
  const { code, out, err } = await call("import orders menu.tsv --json", [verify, importOrders]);
  expect({ code, out, err }).toEqual({ code: 0, out: '{"args":["menu.tsv"]}\n', err: "reading …\n" });
});

test("an unknown command exits with 2 and names the nearest one", async () => {
  const slip = await call("verfy", [verify, importOrders]);
  expect(slip.code).toBe(2);
  expect(slip.out).toBe("");
  expect(slip.err).toContain("Did you mean `counterfoil verify`?");
  expect((await call("import order x", [importOrders])).err).toContain(
    "Did you mean `counterfoil import orders`?",
  );
  expect((await call("dance", [verify])).err).toContain("counterfoil --help");
  expect(JSON.parse((await call("dance --json", [verify])).out)).toMatchObject({ ok: false });
});

test("help lists every command, and one command's help shows its usage without running it", async () => {
  expect((await call("--help", [verify, importOrders])).out).toMatch(/import orders {2}Does import orders/);
  expect((await call("", [verify])).out).toContain("verify");
  const ran = command("burn", () => Promise.reject(new Error("it ran")));
  expect(await call("burn --help", [ran])).toMatchObject({
    code: 0,
    out: expect.stringContaining("burn [FILE]"),
  });
});

test("a problem exits with 1 and no stack, a wrong call with 2 and the usage, a defect is not hidden", async () => {
  const full = command("backup", () => Promise.reject(new Problem("The disk is full; free some space.")));
  const failed = await call("backup", [full]);
  expect(failed).toEqual({
    code: 1,
    out: "",
    err: "counterfoil backup: The disk is full; free some space.\n",
  });
  expect(JSON.parse((await call("backup --json", [full])).out)).toEqual({
    ok: false,
    error: "counterfoil backup: The disk is full; free some space.",
  });

  const taken = Object.assign(new Error("Port 80 is taken; choose another."), { cure: "choose another" });
  expect((await call("serve", [command("serve", () => Promise.reject(taken))])).err).toBe(
    "counterfoil serve: Port 80 is taken; choose another.\n",
  );

  const strict = command("restore", async (args) => void parseArgs({ args, options: {} }));
  expect(await call("restore --fast", [strict])).toMatchObject({ code: 2, out: "" });
  const wanting = command("report", () => Promise.reject(new UsageProblem("name a report")));
  expect((await call("report", [wanting])).err).toContain("Usage: counterfoil report [FILE]");

  const broken = command("rebuild", () => Promise.reject(new TypeError("x is undefined")));
  await expect(call("rebuild", [broken])).rejects.toThrow("x is undefined");
});

test("a command that fails after it has answered keeps its one line of JSON", async () => {
  const late = command("prove", async (_, io) => {
    io.answer({ ok: false, proved: 3 }, "3 proved");
    throw new Problem("the disk is full");
  });
  expect(await call("prove --json", [late])).toMatchObject({ code: 1, out: '{"ok":false,"proved":3}\n' });
});
