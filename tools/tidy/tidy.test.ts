import { expect, test } from "vitest";
import * as house from "../../architecture.ts";
import { drawRooms } from "./picture.ts";
import { type House, repositoryOf } from "./repository.ts";
import { redraw } from "./rules/picture.ts";
import { tidy } from "./tidy.ts";

/** The house without its named exceptions: a small tree could not use them. */
const bare: House = { ...house, doors: [], sqlPermits: [] };

function manifest(name: string, exports: Record<string, string>, more: object = {}) {
  const made = {
    name: `@counterfoil/${name}`,
    private: true,
    version: "0.1.0",
    type: "module",
    exports,
    ...more,
  };
  return JSON.stringify(made);
}

const domainExports = {
  "./contract": "./contract/index.ts",
  "./rules": "./rules/index.ts",
  "./server": "./server.ts",
};

/** A small house in which all is well. */
const clean: Record<string, string> = {
  "package.json": `{ "scripts": { "start": "node apps/server/main.ts" } }`,
  "package-lock.json": JSON.stringify({
    packages: Object.fromEntries(
      [
        "apps/server",
        "domains/orders",
        "domains/ledger",
        "domains/catalog",
        "kits/money",
        "kits/sql",
        "kits/commands",
      ].map((room) => [room, {}]),
    ),
  }),
  "apps/server/package.json": manifest("server", {}),
  "apps/server/main.ts": `import { orders } from "@counterfoil/orders/server";\nexport const app = [orders];\n`,
  "kits/money/package.json": manifest("money", { ".": "./index.ts" }),
  "kits/money/index.ts": "export const zero = 0;\n",
  "kits/sql/package.json": manifest("sql", { ".": "./index.ts" }),
  "kits/sql/index.ts": `import fs from "node:fs";\nexport const statement = fs;\n`,
  "kits/commands/package.json": manifest("commands", { ".": "./index.ts", "./spec": "./spec.ts" }),
  "kits/commands/index.ts": `import { hash } from "node:crypto";\nexport { spec } from "./spec.ts";\nexport { hash };\n`,
  "kits/commands/spec.ts": "export const spec = 1;\n",
  "domains/catalog/package.json": manifest("catalog", domainExports),
  "domains/catalog/contract/index.ts": `import Type from "typebox";\nexport const item = Type;\n`,
  "domains/catalog/rules/index.ts": "export const price = 1;\n",
  "domains/catalog/server.ts": "export const catalog = 1;\n",
  "domains/orders/package.json": manifest("orders", domainExports),
  "domains/orders/contract/index.ts": `import type { Money } from "@counterfoil/money";\nexport type Total = Money;\n`,
  "domains/orders/rules/index.ts": `import { price } from "@counterfoil/catalog/rules";\nimport { spec } from "@counterfoil/commands/spec";\nexport const total = price + spec;\n`,
  "domains/orders/store/load.ts": `import { statement } from "@counterfoil/sql";\nexport const load = [statement, "select order_id, count(*) from orders group by order_id"];\n`,
  "domains/orders/server.ts": `import { load } from "./store/load.ts";\nimport { total } from "./rules/index.ts";\nexport const orders = [load, total];\n`,
  "domains/orders/rules/total.test.ts": `import { test } from "vitest";\nimport { total } from "./index.ts";\ntest("INV-3", () => total);\n`,
  "domains/ledger/package.json": manifest("ledger", domainExports),
  "domains/ledger/contract/index.ts": "export type Entry = number;\n",
  "domains/ledger/rules/index.ts": "export const balance = 0;\n",
  "domains/ledger/server.ts": "export const ledger = 1;\n",
  "db/migrations/0001_orders.sql":
    "-- Orders, because a restaurant has them.\ncreate table orders (order_id uuid primary key);\n",
  "README.md": "# Counterfoil\n\nSee [how](docs/HACKING.md#tests).\n\n```sh\n# not a title\n```\n",
  "docs/HACKING.md": "# Hacking\n\n## Tests\n",
};

/** What tidy says once the small house is changed so: "rule file:line what". */
function says(changes: Record<string, string>, of: House = bare): string[] {
  return tidy(repositoryOf({ ...clean, ...changes }, of)).flatMap(({ rule, violations }) =>
    violations.map(({ file, line, what, cure }) => {
      expect(cure).not.toBe("");
      return `${rule.name} ${file}:${line} ${what}`;
    }),
  );
}

function orders(file: string, text: string): string[] {
  // The server file uses it, so that it is not dead as well.
  const server = `${clean["domains/orders/server.ts"]}export * as more from "./${file}";\n`;
  return says({ [`domains/orders/${file}`]: text, "domains/orders/server.ts": server });
}

test("a house in order gets no complaint", () => {
  expect(says({})).toEqual([]);
});

test("edges: a kit knows no domain, and only the kits below it", () => {
  const intoDomain = `import { total } from "@counterfoil/orders/rules";\nexport const zero = total;\n`;
  expect(says({ "kits/money/index.ts": intoDomain })).toEqual([
    expect.stringMatching(
      /^edges kits\/money\/index\.ts:1 kits\/money imports domains\/orders \(\.\/rules\)/,
    ),
  ]);
  const upwards = `import { spec } from "@counterfoil/commands";\nimport fs from "node:fs";\nexport const statement = [spec, fs];\n`;
  expect(says({ "kits/sql/index.ts": upwards })).toEqual([
    expect.stringContaining("kits/sql imports kits/commands"),
  ]);
});

test("edges: rules know neither Node, nor libraries, nor SQL, nor a domain downstream", () => {
  expect(orders("rules/clock.ts", `import os from "node:os";\nexport const cores = os;\n`)).toEqual([
    expect.stringMatching(
      /^edges domains\/orders\/rules\/clock\.ts:1 .* runs on tills too, where there is no node:os/,
    ),
  ]);
  expect(orders("rules/shape.ts", `import Type from "typebox";\nexport const shape = Type;\n`)).toEqual([
    expect.stringContaining("a rules folder imports typebox; it may use no library"),
  ]);
  expect(
    orders("rules/shape.ts", `import type { TSchema } from "typebox";\nexport type Shape = TSchema;\n`),
  ).toEqual([]);
  expect(
    orders(
      "rules/save.ts",
      `import { statement } from "@counterfoil/sql";\nexport const save = statement;\n`,
    ),
  ).toEqual([expect.stringContaining("domains/orders/rules imports kits/sql (.)")]);
  expect(
    orders(
      "rules/post.ts",
      `import { balance } from "@counterfoil/ledger/rules";\nexport const post = balance;\n`,
    ),
  ).toEqual([expect.stringContaining("domains/orders/rules imports domains/ledger (./rules)")]);
  expect(
    orders("rules/load.ts", `import { load } from "../store/load.ts";\nexport const again = load;\n`),
  ).toEqual([expect.stringContaining("rules imports store of its own domain; it may import contract")]);
});

test("edges: a reaction hears any domain by its contract, but not by its server", () => {
  const hears = (subpath: string) =>
    `import type { Entry } from "@counterfoil/ledger/${subpath}";\nexport type Heard = Entry;\n`;
  expect(orders("reactions/on-entry.ts", hears("contract"))).toEqual([]);
  expect(orders("reactions/on-entry.ts", hears("server"))).toHaveLength(1);
});

test("edges: what a kit promises to run anywhere does so with all that it imports", () => {
  expect(
    says({
      "kits/commands/spec.ts": `import { hash } from "./hash.ts";\nexport const spec = hash;\n`,
      "kits/commands/hash.ts": `import { hash } from "node:crypto";\nexport { hash };\n`,
    }),
  ).toEqual([expect.stringMatching(/^edges kits\/commands\/hash\.ts:1 .* where there is no node:crypto/)]);
});

test("edges: a browser app takes contracts as types, rules as values, and nothing of the server", () => {
  const till = (text: string) =>
    says({
      "apps/till/package.json": manifest("till", {}),
      "apps/till/index.html": `<script type="module" src="./main.tsx"></script>`,
      "apps/till/main.tsx": text,
      "package-lock.json":
        clean["package-lock.json"]?.replace('{"packages":{', `{"packages":{"apps/till":{},`) ?? "",
    });
  expect(
    till(`import type { Total } from "@counterfoil/orders/contract";\nexport type Sum = Total;\n`),
  ).toEqual([]);
  expect(
    till(
      `export { total } from "@counterfoil/orders/rules";\nexport { spec } from "@counterfoil/commands/spec";\n`,
    ),
  ).toEqual([]);
  expect(till(`export { item } from "@counterfoil/catalog/contract";\n`)).toEqual([
    expect.stringContaining("apps/till imports domains/catalog (./contract) with values"),
  ]);
  expect(till(`export { orders } from "@counterfoil/orders/server";\n`)).toHaveLength(1);
  expect(till(`export { statement } from "@counterfoil/sql";\n`)).toHaveLength(1);
  expect(till(`export { cpus } from "node:os";\n`)).toHaveLength(1);
});

test("edges: nothing imports the simulation, and nothing goes around a package's exports", () => {
  const seeds = { "sim/seeds.ts": "export const seeds = 1;\n" };
  expect(
    says({
      ...seeds,
      "apps/server/main.ts": `${clean["apps/server/main.ts"]}export * from "../../sim/seeds.ts";\n`,
    }),
  ).toEqual([
    expect.stringMatching(
      /^edges apps\/server\/main\.ts:3 apps\/server reaches into sim\/seeds\.ts by a relative path/,
    ),
  ]);
  expect(orders("routes/read.ts", `export { price } from "../../catalog/rules/index.ts";\n`)).toEqual([
    expect.stringContaining("domains/orders reaches into domains/catalog/rules/index.ts"),
  ]);
  expect(orders("routes/read.ts", `export { price } from "@counterfoil/catalog/rules/index.ts";\n`)).toEqual([
    expect.stringContaining("is not an export of domains/catalog (it has ./contract, ./rules, ./server)"),
  ]);
});

test("edges: a named door opens what the tables close, and is reported once nobody uses it", () => {
  const door = { from: "domains/orders/rules/", to: "domains/ledger/rules/", because: "one transaction" };
  const withDoor = { ...bare, doors: [door] };
  const post = `import { balance } from "@counterfoil/ledger/rules";\nexport const total = balance;\n`;
  expect(says({ "domains/orders/rules/index.ts": post }, withDoor)).toEqual([]);
  expect(says({}, withDoor)).toEqual([expect.stringContaining("nobody uses the door domains/orders/rules/")]);
});

test("packages: the manifest is of the house's make, in architecture.ts and in the lock file", () => {
  const edited = (more: object) =>
    says({ "kits/money/package.json": manifest("money", { ".": "./index.ts" }, more) });
  expect(edited({ dependencies: { big: "1.0.0" } })).toEqual([
    expect.stringContaining(`"dependencies" in a workspace`),
  ]);
  expect(edited({ name: "money" })).toEqual([expect.stringContaining(`"name" is not "@counterfoil/money"`)]);
  expect(says({ "kits/gift/package.json": manifest("gift", {}) })).toEqual([
    "packages kits/gift/package.json:1 kits/gift is not in architecture.ts",
    "packages package-lock.json:1 kits/gift is missing: npm ci would refuse",
  ]);
  expect(
    says({ "kits/money/package.json": "{}", "kits/orders/package.json": manifest("orders", {}) }).join(),
  ).toContain("domains/orders has the name @counterfoil/orders too");
  expect(orders("helpers/index.ts", "export const help = 1;\n").join()).toContain(
    "a domain has no place called helpers",
  );
  const tied =
    clean["package-lock.json"]?.replace("{}", `{"resolved": "https://mirror.example/x.tgz"}`) ?? "";
  expect(says({ "package-lock.json": tied })).toEqual([expect.stringContaining("a registry's address")]);
});

test("sizes: a file of 401 lines is too long, a test is not", () => {
  const long = "export {};\n".repeat(401);
  expect(orders("rules/long.ts", long)).toEqual([
    "sizes domains/orders/rules/long.ts:401 401 lines; the longest may have 400",
  ]);
  expect(says({ "domains/orders/rules/long.test.ts": long })).toEqual([]);
});

test("dead files: what nothing leads to, and what only tests lead to", () => {
  const dead = { "domains/orders/rules/old.ts": "export const old = 1;\n" };
  expect(says(dead)).toEqual(["dead files domains/orders/rules/old.ts:1 nothing uses this file"]);
  const tested = {
    ...dead,
    "domains/orders/rules/old.test.ts": `import { old } from "./old.ts";\nexport { old };\n`,
  };
  expect(says(tested)).toEqual(["dead files domains/orders/rules/old.ts:1 only tests use this file"]);
  const started = `export const child = new URL("./worker.ts", import.meta.url);\n`;
  expect(says({ "kits/money/index.ts": started, "kits/money/worker.ts": "export {};\n" })).toEqual([]);
});

test("leftovers: marks for later, silenced checkers, stray output, tests switched off", () => {
  const kit = (text: string) => says({ "kits/money/index.ts": text });
  expect(kit("export const zero = 0; // TODO: one\n")).toEqual([
    "leftovers kits/money/index.ts:1 a mark for later (TODO)",
  ]);
  expect(kit("\n// @ts-ignore\nexport const zero = 0;\n")).toEqual([
    expect.stringContaining("index.ts:2 a silenced type checker"),
  ]);
  expect(kit("// oxlint-disable-next-line eqeqeq\nexport const zero = 0;\n")).toHaveLength(1);
  expect(
    kit("// oxlint-disable-next-line eqeqeq -- null and undefined alike\nexport const zero = 0;\n"),
  ).toEqual([]);
  expect(kit("export const zero = {} as any;\n")).toEqual([expect.stringContaining("`as any`")]);
  expect(kit("console.log(1);\n")).toEqual([expect.stringContaining("console.log")]);
  expect(says({ "domains/orders/rules/total.test.ts": "test.only('x', () => {});\n" })).toEqual([
    expect.stringContaining("test.only"),
  ]);
  expect(says({ "db/migrations/0001_orders.sql": "-- FIXME\n" })).toEqual([
    expect.stringContaining("(FIXME)"),
  ]);
});

test("sql: columns are named, and nothing is used that a larger database lacks or pays dearly for", () => {
  const migration = (text: string) => says({ "db/migrations/0001_orders.sql": `-- Why.\n${text}\n` });
  expect(orders("store/all.ts", "export const all = `\n  select *\n  from orders`;\n")).toEqual([
    expect.stringMatching(/^sql domains\/orders\/store\/all\.ts:1 star: `select \*`/),
  ]);
  expect(orders("store/all.ts", "export const all = `select o.* from orders o`;\n")).toHaveLength(1);
  expect(orders("store/all.ts", "export const note = 'select * with care';\n")).toHaveLength(1);
  expect(
    orders("store/all.ts", "export const all = `insert into a (b) select b from c returning *`;\n"),
  ).toHaveLength(1);
  expect(migration("create table a (id bigserial);")).toEqual([expect.stringContaining(":2 sequence")]);
  expect(migration("create table a (id bigint generated always as identity);")).toHaveLength(1);
  expect(migration("create trigger t after insert on a execute function f();")).toHaveLength(1);
  expect(migration("alter table a add unique (b) deferrable initially deferred;")).toHaveLength(1);
  expect(migration("-- no trigger, no deferrable, no serial\ncreate table a (id uuid);")).toEqual([]);
  expect(orders("store/poke.ts", "export const poke = `select pg_notify('a', 'b')`;\n")).toEqual([
    expect.stringContaining("notify"),
  ]);
});

test("sql: a permit lets one file do one thing, and is reported once it is not needed", () => {
  const permit = { file: "domains/orders/store/load.ts", rule: "notify", because: "outside a transaction" };
  const permitted = { ...bare, sqlPermits: [permit] };
  const poke = `${clean["domains/orders/store/load.ts"]}export const poke = "select pg_notify('a', 'b')";\n`;
  expect(says({ "domains/orders/store/load.ts": poke }, permitted)).toEqual([]);
  expect(says({}, permitted)).toEqual([expect.stringContaining(`has no use for its permit "notify"`)]);
});

test("migrations: numbers run on without gaps and doubles, names are words, a note comes first", () => {
  const add = (name: string, text = "-- Why.\n") => says({ [`db/migrations/${name}`]: text });
  expect(add("0002_lines.sql")).toEqual([]);
  expect(add("0003_lines.sql")).toEqual([expect.stringContaining("number 0003 where 0002 is due")]);
  expect(add("0001_other.sql")).toEqual([expect.stringContaining("number 0001 where 0002 is due")]);
  expect(add("2_lines.sql")).toEqual([expect.stringContaining("not named NNNN_what_it_does.sql")]);
  expect(add("0002_lines.sql", "create table lines ();\n")).toEqual([expect.stringContaining("no note")]);
});

test("docs: one title a page, and links and anchors that lead somewhere", () => {
  const page = (text: string) => says({ "docs/HACKING.md": text });
  expect(page("# A\n\n## Tests\n\n# B\n")).toEqual(["docs docs/HACKING.md:5 2 titles"]);
  expect(page("## Tests\n")).toEqual(["docs docs/HACKING.md:1 no title"]);
  expect(page("# A\n\n## Tests\n\n[b](gone.md) ![c](https://example.com/c.png)\n")).toEqual([
    "docs docs/HACKING.md:5 the link gone.md leads nowhere",
  ]);
  expect(page("# A\n\n## Tests now\n")).toEqual(["docs README.md:3 docs/HACKING.md has no heading #tests"]);
});

test("picture: the drawing in the docs is the one that architecture.ts gives", () => {
  const old = "# A\n\n<!-- drawn by tools/tidy/draw.ts -->\n```mermaid\nflowchart LR\n```\n";
  expect(says({ "docs/ARCHITECTURE.md": old })).toEqual([expect.stringContaining("out of date")]);
  expect(says({ "docs/ARCHITECTURE.md": redraw(old, drawRooms(bare)) })).toEqual([]);
});
