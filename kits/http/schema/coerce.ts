import type { TSchema } from "typebox";
import { isRecord, type Plain } from "@counterfoil/wire/plain";

/**
 * Turns the texts of a query into what its schema asks for, field by field: numbers, true and false, lists (repeated or
 * separated by commas). A text that is none of it stays, and the check names it.
 */
export function coercion(schema: TSchema): (query: unknown) => unknown {
  const fields = isRecord((schema as Plain)["properties"]) ? ((schema as Plain)["properties"] as Plain) : {};
  return (query) =>
    Object.fromEntries(
      Object.entries(query as Record<string, unknown>).map(([name, value]) => [
        name,
        coerce(value, fields[name]),
      ]),
    );
}

function coerce(value: unknown, schema: unknown): unknown {
  if (!isRecord(schema)) return value;
  if (schema["type"] === "array") {
    const parts = Array.isArray(value) ? value : typeof value === "string" ? value.split(",") : [value];
    return parts.map((part) => coerce(part, schema["items"]));
  }
  if (typeof value !== "string") return value;
  if (schema["type"] === "integer" || schema["type"] === "number") {
    return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
  }
  if (schema["type"] === "boolean") return value === "true" ? true : value === "false" ? false : value;
  return value;
}
