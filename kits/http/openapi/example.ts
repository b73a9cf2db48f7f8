import { isRecord, type Plain } from "@counterfoil/wire/plain";

/** Objects inside objects beyond this are shown empty or left out. */
const DEEPEST = 5;

const byTitle: Readonly<Record<string, unknown>> = {
  Id: "0197b2f0-5c1e-7a3b-9d2e-3f4a5b6c7d8e",
  Instant: "2026-03-01T10:00:00.000Z",
  DateText: "2026-03-01",
  CurrencyCode: "USD",
  Minor: 450,
  SignedMinor: 450,
  Quantity: 2,
  Version: 7,
};

const byFormat: Readonly<Record<string, string>> = {
  uuid: "0197b2f0-5c1e-7a3b-9d2e-3f4a5b6c7d8e",
  "date-time": "2026-03-01T10:00:00.000Z",
  date: "2026-03-01",
};

/** Words that fit a field of this name, where its schema says nothing better. */
const byName: Readonly<Record<string, string>> = {
  name: "Flat white",
  note: "no sugar",
  reason: "spilt",
  currency: "USD",
  time_zone: "Europe/Zurich",
  uid: "line-1",
  pin: "2580",
};

export interface ExampleOptions {
  /** How deep the fields are written that may be left out; 0 leaves them all out. */
  readonly full: number;
  /** Which alternative of a union to show, by the union's place in the value. Default: the first. */
  readonly choose?: (pointer: string, alternatives: number) => number;
}

/** What a schema's values look like. */
export function exampleOf(
  schema: Plain,
  schemas: Readonly<Record<string, Plain>>,
  { full, choose = () => 0 }: ExampleOptions,
): unknown {
  return example(schema, "", 0);

  function example(part: Plain, pointer: string, depth: number): unknown {
    const { $ref, title, examples, anyOf, oneOf, enum: words } = part;
    const name = typeof $ref === "string" ? $ref.slice($ref.lastIndexOf("/") + 1) : title;
    if (Array.isArray(examples)) return examples[0];
    if (typeof name === "string" && name in byTitle) return byTitle[name];
    if (typeof $ref === "string") return example(schemas[String(name)] ?? {}, pointer, depth);
    const branches = (anyOf ?? oneOf) as readonly Plain[] | undefined;
    if (branches) return example(branches[choose(pointer, branches.length)] ?? {}, pointer, depth);
    if (Array.isArray(words)) return words[0];
    if ("const" in part) return part["const"];
    const type: unknown = Array.isArray(part["type"]) ? part["type"][0] : part["type"];
    if (type === "object") return object(part, pointer, depth);
    if (type === "array") return list(part, pointer, depth);
    if (type === "integer" || type === "number") return number(part);
    if (type === "boolean") return true;
    if (type === "null") return null;
    return text(part, nameAt(pointer));
  }

  function object(part: Plain, pointer: string, depth: number): unknown {
    if (!isRecord(part["properties"]) || depth > DEEPEST) return {};
    const required = Array.isArray(part["required"]) ? (part["required"] as string[]) : [];
    const fields = Object.entries(part["properties"] as Readonly<Record<string, Plain>>).filter(
      ([name]) => required.includes(name) || depth < full,
    );
    return Object.fromEntries(
      fields.map(([name, field]) => [name, example(field, `${pointer}/${name}`, depth + 1)]),
    );
  }

  function list(part: Plain, pointer: string, depth: number): unknown[] {
    const { items, minItems } = part;
    if (!isRecord(items) || depth > DEEPEST) return [];
    const many = Math.max(1, typeof minItems === "number" ? minItems : 1);
    return Array.from({ length: many }, (_, i) => example(items, `${pointer}/${i}`, depth + 1));
  }
}

/** The field that a pointer names; of an entry of a list, the list's in the singular. */
function nameAt(pointer: string): string {
  const parts = pointer.split("/");
  const last = parts.at(-1) ?? "";
  return /^\d+$/.test(last) ? (parts.at(-2) ?? "").replace(/s$/, "") : last;
}

function number(part: Plain): number {
  const { minimum, exclusiveMinimum, maximum } = part as Readonly<Record<string, number | undefined>>;
  const least = minimum ?? (exclusiveMinimum === undefined ? 1 : Math.floor(exclusiveMinimum) + 1);
  return Math.min(Math.max(least, 1), maximum ?? Infinity);
}

function text(part: Plain, name: string): string {
  const { format, pattern, minLength, maxLength } = part as {
    format?: string;
    pattern?: string;
    minLength?: number;
    maxLength?: number;
  };
  const known = (format === undefined ? undefined : byFormat[format]) ?? byName[name] ?? "text";
  const long = known.padEnd(minLength ?? 0, "x").slice(0, maxLength);
  if (pattern === undefined || new RegExp(pattern, "u").test(long)) return long;
  return (
    ["1", "12.5", "A", "a", "USD", "2026-03-01"].find((each) => new RegExp(pattern, "u").test(each)) ?? long
  );
}
