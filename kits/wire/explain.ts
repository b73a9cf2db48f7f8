import { fieldPath } from "@counterfoil/result";
import { Check, Errors } from "typebox/value";
import { isRecord, type Plain } from "./plain.ts";
import { alternatives, demand } from "./demand.ts";

export interface Explanation {
  readonly code: "missing_field" | "unknown_field" | "invalid_field";
  /** A sentence that a developer can act on. */
  readonly detail: string;
  /** `lines[0].quantity`; empty for the value itself. */
  readonly field: string;
}

/** Names the first field of a value that does not fit its schema, and says what it must be. */
export function explain(schema: object, value: unknown): Explanation {
  return fault(schema as Plain, value, "") ?? invalid("", "does not fit");
}

/** The first fault of a value, depth first in the order of the schema's fields; null when it fits. */
function fault(schema: Plain, value: unknown, pointer: string): Explanation | null {
  const branches = schema["anyOf"] ?? schema["oneOf"];
  if (Array.isArray(branches)) return faultOfUnion(schema, branches as Plain[], value, pointer);
  if (isRecord(value) && isRecord(schema["properties"]))
    return faultOfObject(schema, schema["properties"], value, pointer);
  if (isRecord(value) && isRecord(schema["patternProperties"])) {
    return faultOfRecord(schema, schema["patternProperties"], value, pointer);
  }
  if (Array.isArray(value) && isRecord(schema["items"])) {
    const { items, ...list } = schema;
    return (
      own(list, value, pointer) ??
      firstOf(value.map((each, i) => () => fault(items, each, `${pointer}/${i}`)))
    );
  }
  return own(schema, value, pointer);
}

function faultOfObject(schema: Plain, properties: Plain, value: Plain, pointer: string): Explanation | null {
  if (schema["additionalProperties"] === false) {
    const extra = Object.keys(value).find((name) => !Object.hasOwn(properties, name));
    if (extra !== undefined) return unknownField(pointer, extra);
  }
  const required = Array.isArray(schema["required"]) ? (schema["required"] as string[]) : [];
  const missing = required.find((name) => !Object.hasOwn(value, name));
  if (missing !== undefined) {
    const field = fieldPath(`${pointer}/${escape(missing)}`);
    return { code: "missing_field", detail: `${field} is missing.`, field };
  }
  const inside = Object.entries(properties)
    .filter(([name]) => Object.hasOwn(value, name))
    .map(
      ([name, property]) =>
        () =>
          fault(property as Plain, value[name], `${pointer}/${escape(name)}`),
    );
  const { properties: _, required: __, additionalProperties: ___, ...rest } = schema;
  return firstOf(inside) ?? own(rest, value, pointer);
}

/** An object whose fields have names of a form, such as amounts. */
function faultOfRecord(schema: Plain, patterns: Plain, value: Plain, pointer: string): Explanation | null {
  const { patternProperties: _, additionalProperties, ...rest } = schema;
  const inside = Object.entries(value).map(([name, each]) => (): Explanation | null => {
    const named = Object.entries(patterns).find(([pattern]) => new RegExp(pattern, "u").test(name));
    if (named) return fault(named[1] as Plain, each, `${pointer}/${escape(name)}`);
    return additionalProperties === false ? unknownField(pointer, name) : null;
  });
  return firstOf(inside) ?? own(rest, value, pointer);
}

/** Explains the branch that was meant: the one whose fixed words the value has. */
function faultOfUnion(
  schema: Plain,
  branches: readonly Plain[],
  value: unknown,
  pointer: string,
): Explanation | null {
  if (Check(schema, value)) return null;
  const objects = branches.filter((branch) => isRecord(branch["properties"]));
  if (isRecord(value) && objects.length > 0) {
    const meant = objects.filter((branch) =>
      fixedWords(branch).every(([name, property]) => Check(property, value[name])),
    );
    const [only] = meant.length > 0 ? meant : objects.length === 1 ? objects : [];
    if (only) return fault(only, value, pointer);
    const [name] = objects.flatMap(fixedWords)[0] ?? [];
    if (name !== undefined) {
      const words = objects.flatMap((branch) =>
        fixedWords(branch)
          .filter(([each]) => each === name)
          .map(([, word]) => word),
      );
      return invalid(`${pointer}/${escape(name)}`, alternatives(words) ?? "is none of the kinds there are");
    }
  }
  const likely = branches.filter((branch) => !("const" in branch) && branch["type"] !== "null");
  const ofItsType = likely.filter(({ type }) => typeof type === "string" && Check({ type }, value));
  const [only] = ofItsType.length === 1 ? ofItsType : likely.length === 1 ? likely : [];
  if (only) return fault(only, value, pointer);
  return invalid(
    pointer,
    alternatives(branches) ?? demand("type", { type: branches.map((branch) => branch["type"]) }, schema),
  );
}

/** The fields of a branch that tell it from the others: those that can have one value, or a few. */
function fixedWords(branch: Plain): [string, Plain][] {
  const properties = Object.entries(branch["properties"] as Readonly<Record<string, Plain>>);
  return properties.filter(([, property]) => "const" in property);
}

/** What the keywords of this very place say. */
function own(schema: Plain, value: unknown, pointer: string): Explanation | null {
  const [error] = Errors(schema, value);
  if (!error) return null;
  return invalid(pointer + error.instancePath, demand(error.keyword, error.params, schema));
}

function unknownField(pointer: string, name: string): Explanation {
  const field = fieldPath(`${pointer}/${escape(name)}`);
  return { code: "unknown_field", detail: `There is no field ${field} here.`, field };
}

function firstOf(searches: readonly (() => Explanation | null)[]): Explanation | null {
  for (const search of searches) {
    const explanation = search();
    if (explanation) return explanation;
  }
  return null;
}

function invalid(pointer: string, what: string): Explanation {
  const field = fieldPath(pointer);
  return { code: "invalid_field", detail: `${field || "The body"} ${what}.`, field };
}

function escape(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
