import { invariant } from "@counterfoil/result";
import { isRecord, type Plain } from "@counterfoil/wire/plain";
import type { OpenApi, Operation } from "./document.ts";

/** Columns before an object is written over several lines. */
const WIDTH = 100;

/** The heading of every written file. */
const HEADING = "// Written by `npm run api` from the routes. Change those, and write it again.\n";

/** Where what several tags use is declared, and what is a mere text or number. */
const SHARED = "shared";

/**
 * The API as TypeScript types, without anything to run: a file for each tag with what it alone uses, `shared.ts`, and
 * `index.ts` with all of them together as `Api`.
 */
export function typescriptFiles(document: OpenApi): ReadonlyMap<string, string> {
  const tags = document.tags.map(({ name }) => {
    const operations = operationsOf(document, name);
    return { name: `${pascal(name)}Api`, file: slug(name), operations, uses: namesIn(operations, document) };
  });
  const homes = new Map<string, string>();
  for (const [name, schema] of Object.entries(document.components.schemas)) {
    const users = tags.filter(({ uses }) => uses.has(name));
    homes.set(
      name,
      users.length === 1 && isRecord(schema["properties"]) ? (users[0]?.file ?? SHARED) : SHARED,
    );
  }
  const declarationsOf = (file: string): string[] =>
    [...homes]
      .filter(([, home]) => home === file)
      .map(([name]) => declaration(name, document.components.schemas[name] ?? {}));

  const files = new Map<string, string>();
  for (const { name, file, operations } of tags) {
    const own = `export interface ${name} {\n${operations.map(entry).join("\n")}\n}\n`;
    files.set(`${file}.ts`, fileOf([own, ...declarationsOf(file)], file, homes));
  }
  files.set(`${SHARED}.ts`, fileOf(declarationsOf(SHARED), SHARED, homes));
  files.set("index.ts", index(tags));
  return files;
}

interface Named {
  readonly key: string;
  readonly operation: Operation;
}

function operationsOf(document: OpenApi, tag: string): Named[] {
  return Object.entries(document.paths).flatMap(([url, methods]) =>
    Object.entries(methods)
      .filter(([, operation]) => operation.tags[0] === tag)
      .map(([method, operation]) => ({ key: `${method.toUpperCase()} ${url}`, operation })),
  );
}

function entry({ key, operation }: Named): string {
  const fields = (where: "path" | "query"): string => {
    const own = operation.parameters.filter((parameter) => parameter.in === where);
    return object(
      Object.fromEntries(own.map(({ name, schema }) => [name, schema])),
      own.filter(({ required }) => required).map(({ name }) => name),
      "    ",
    );
  };
  const body = operation.requestBody?.content["application/json"]?.schema;
  return [
    `  /** ${operation.summary}. */`,
    `  ${JSON.stringify(key)}: {`,
    `    params: ${fields("path")};`,
    `    query: ${fields("query")};`,
    `    body: ${body ? type(body, "    ") : "undefined"};`,
    `    reply: ${replyOf(operation)};`,
    "  };",
  ].join("\n");
}

function replyOf(operation: Operation): string {
  const [reply] = Object.entries(operation.responses).filter(([status]) => status !== "default");
  const content = reply && "content" in reply[1] ? reply[1].content : undefined;
  const json = content?.["application/json"]?.schema;
  return json ? type(json, "    ") : "undefined";
}

function declaration(name: string, schema: Plain): string {
  const note = typeof schema["description"] === "string" ? `/** ${schema["description"]} */\n` : "";
  const body = type(schema, "");
  const isObject = isRecord(schema["properties"]) && body !== "{}";
  return isObject
    ? `${note}export interface ${name} ${multiline(schema, "")}\n`
    : `${note}export type ${name} = ${body};\n`;
}

/** A schema as a type; `indent` is that of the line on which it begins. */
function type(schema: Plain, indent: string): string {
  const { $ref, anyOf, oneOf, enum: words, const: only, type: kind } = schema;
  if (typeof $ref === "string") return $ref.slice($ref.lastIndexOf("/") + 1);
  const branches = anyOf ?? oneOf;
  if (Array.isArray(branches)) return union(branches.map((branch: Plain) => type(branch, indent)));
  if (Array.isArray(words)) return union(words.map((word) => JSON.stringify(word)));
  if ("const" in schema) return JSON.stringify(only);
  if (Array.isArray(kind)) return union(kind.map((each: string) => type({ ...schema, type: each }, indent)));
  switch (kind) {
    case "string":
    case "boolean":
    case "null":
      return kind;
    case "integer":
    case "number":
      return "number";
    case "array":
      return list(type(isRecord(schema["items"]) ? schema["items"] : {}, indent));
    case "object":
      return objectOf(schema, indent);
    default:
      return "unknown";
  }
}

function objectOf(schema: Plain, indent: string): string {
  const { properties, required, additionalProperties, patternProperties } = schema;
  if (isRecord(properties)) return object(properties, required, indent);
  const values = isRecord(additionalProperties)
    ? additionalProperties
    : isRecord(patternProperties)
      ? (Object.values(patternProperties)[0] as Plain)
      : {};
  return `Record<string, ${type(values, indent)}>`;
}

/** On one line where it fits, else one line for each field. */
function object(properties: Plain, required: unknown, indent: string): string {
  const schema = { properties, required };
  const flat = fieldsOf(schema, indent).join(" ").replace(/;$/, "");
  if (flat === "") return "{}";
  return flat.length + indent.length < WIDTH && !flat.includes("\n")
    ? `{ ${flat} }`
    : multiline(schema, indent);
}

function multiline(schema: Plain, indent: string): string {
  const inner = `${indent}  `;
  return `{\n${fieldsOf(schema, inner)
    .map((field) => inner + field)
    .join("\n")}\n${indent}}`;
}

function fieldsOf({ properties, required }: Plain, indent: string): string[] {
  const musts = Array.isArray(required) ? (required as string[]) : [];
  return Object.entries(properties as Readonly<Record<string, Plain>>).map(([name, schema]) => {
    const key = /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name);
    return `${key}${musts.includes(name) ? "" : "?"}: ${type(schema, indent)};`;
  });
}

function union(types: readonly string[]): string {
  return [...new Set(types)].join(" | ");
}

function list(item: string): string {
  return /[ |]/.test(item) && !item.startsWith("{") ? `(${item})[]` : `${item}[]`;
}

/** The names of components that some operations reach. */
function namesIn(operations: readonly Named[], document: OpenApi): Set<string> {
  const names = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (!isRecord(value)) return;
    const ref = value["$ref"];
    if (typeof ref === "string" && ref.startsWith("#/components/schemas/")) {
      const name = ref.slice(ref.lastIndexOf("/") + 1);
      if (names.has(name)) return;
      names.add(name);
      visit(document.components.schemas[name]);
    }
    Object.values(value).forEach(visit);
  };
  for (const { operation } of operations)
    visit([operation.parameters, operation.requestBody, operation.responses]);
  return names;
}

function fileOf(parts: readonly string[], file: string, homes: ReadonlyMap<string, string>): string {
  const body = parts.join("\n");
  const from = new Map<string, string[]>();
  for (const [name, home] of homes) {
    const isUsed = home !== file && new RegExp(`\\b${name}\\b`).test(body);
    if (isUsed) from.set(home, [...(from.get(home) ?? []), name]);
  }
  const imports = [...from].map(
    ([home, names]) => `import type { ${names.join(", ")} } from "./${home}.ts";\n`,
  );
  return [HEADING, imports.join(""), body].filter((part) => part !== "").join("\n");
}

function index(tags: readonly { name: string; file: string }[]): string {
  invariant(new Set(tags.map(({ file }) => file)).size === tags.length, "two tags have the same file");
  const imports = tags.map(({ name, file }) => `import type { ${name} } from "./${file}.ts";\n`);
  const exports = [...tags.map(({ file }) => file), SHARED].map(
    (file) => `export type * from "./${file}.ts";\n`,
  );
  const api = `export interface Api extends ${tags.map(({ name }) => name).join(", ")} {}\n`;
  const note = '/** Every operation: "GET /v1/orders/{id}" → what goes in and what comes back. */\n';
  return [HEADING, imports.join(""), exports.join(""), note + api].join("\n");
}

function slug(tag: string): string {
  return (tag.toLowerCase().match(/[a-z0-9]+/g) ?? []).join("-");
}

function pascal(tag: string): string {
  return slug(tag)
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}
