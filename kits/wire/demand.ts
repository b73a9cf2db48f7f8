import type { Plain } from "./plain.ts";

/** What a value must be that breaks this keyword of its schema, as the end of a sentence. */
export function demand(keyword: string, params: object, schema: Plain): string {
  const { limit, multipleOf, type } = params as {
    limit?: number;
    multipleOf?: number;
    type?: string | string[];
  };
  const described =
    typeof schema["description"] === "string" ? schema["description"].replace(/\.$/, "") : null;
  switch (keyword) {
    case "minimum":
      return `must be at least ${limit}`;
    case "maximum":
      return `must be at most ${limit}`;
    case "exclusiveMinimum":
      return `must be more than ${limit}`;
    case "exclusiveMaximum":
      return `must be less than ${limit}`;
    case "minLength":
      return limit === 1 ? "must not be empty" : `must have at least ${limit} characters`;
    case "maxLength":
      return `must have at most ${limit} characters`;
    case "minItems":
      return `must have at least ${limit} ${limit === 1 ? "entry" : "entries"}`;
    case "maxItems":
      return `must have at most ${limit} entries`;
    case "multipleOf":
      return multipleOf === 0.001
        ? "must have at most three decimals"
        : `must be a multiple of ${multipleOf}`;
    case "const":
    case "enum":
      return alternatives([schema]) ?? "has another value than it must have";
    case "type":
      return `must be ${described ?? words(type)}`;
    default:
      return `must be ${described ?? "of the right form"}`;
  }
}

/** `must be one of "a", "b"`; null when some of the schemas allow more than fixed values. */
export function alternatives(schemas: readonly Plain[]): string | null {
  const values = schemas.flatMap((schema) =>
    Array.isArray(schema["enum"])
      ? (schema["enum"] as unknown[])
      : [schema["type"] === "null" ? null : schema["const"]],
  );
  if (values.includes(undefined)) return null;
  return `must be ${values.length > 1 ? "one of " : ""}${values.map((value) => JSON.stringify(value)).join(", ")}`;
}

const typeWords: Readonly<Record<string, string>> = {
  string: "text",
  integer: "a whole number",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  null: "null",
};

function words(type: string | string[] | undefined): string {
  return [type ?? []]
    .flat()
    .map((each) => typeWords[each] ?? each)
    .join(" or ");
}
