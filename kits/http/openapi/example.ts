import { isRecord, type Plain } from "../schema/closed.ts";

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

/** What a schema's values look like; `full` writes the fields too that may be left out. */
export function exampleOf(schema: Plain, schemas: Readonly<Record<string, Plain>>, full: boolean): unknown {
  return example(schema, "", 0);

  function example(part: Plain, name: string, depth: number): unknown {
    const ref =
      typeof part["$ref"] === "string" ? part["$ref"].slice(part["$ref"].lastIndexOf("/") + 1) : undefined;
    const title = ref ?? part["title"];
    if (Array.isArray(part["examples"])) return part["examples"][0];
    if (typeof title === "string" && title in byTitle) return byTitle[title];
    if (ref !== undefined) return example(schemas[ref] ?? {}, name, depth);
    const branches = part["anyOf"] ?? part["oneOf"];
    if (Array.isArray(branches)) return example((branches[0] as Plain | undefined) ?? {}, name, depth);
    if (Array.isArray(part["enum"])) return part["enum"][0];
    if ("const" in part) return part["const"];
    const type = Array.isArray(part["type"]) ? part["type"][0] : part["type"];
    if (type === "object") return object(part, depth);
    if (type === "array") return list(part, name, depth);
    if (type === "integer" || type === "number") return number(part);
    if (type === "boolean") return true;
    if (type === "null") return null;
    return text(part, name);
  }

  function object(part: Plain, depth: number): unknown {
    if (!isRecord(part["properties"]) || depth > DEEPEST) return {};
    const required = Array.isArray(part["required"]) ? (part["required"] as string[]) : [];
    const fields = Object.entries(part["properties"] as Readonly<Record<string, Plain>>).filter(
      ([name]) => required.includes(name) || (full && depth < 2),
    );
    return Object.fromEntries(fields.map(([name, field]) => [name, example(field, name, depth + 1)]));
  }

  function list(part: Plain, name: string, depth: number): unknown[] {
    if (!isRecord(part["items"]) || depth > DEEPEST) return [];
    return [example(part["items"], name.replace(/s$/, ""), depth + 1)];
  }
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
