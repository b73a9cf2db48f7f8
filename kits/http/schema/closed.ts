import { isRecord, type Plain } from "@counterfoil/wire/plain";
import type { TSchema } from "typebox";

/**
 * The schema as plain JSON Schema with every object closed to fields that it does not name, so that a slip in a field's
 * name is told and not swallowed. An object that means to be open says `additionalProperties` itself.
 */
export function closed(schema: TSchema): Plain {
  return close(JSON.parse(JSON.stringify(schema)) as Plain);
}

function close(schema: Plain): Plain {
  const result: Plain = {};
  for (const [keyword, value] of Object.entries(schema)) {
    result[keyword] = keyword === "properties" ? closeEach(value as Plain) : closeAny(value);
  }
  const names = isRecord(schema["properties"]) || isRecord(schema["patternProperties"]);
  if (names && !("additionalProperties" in schema)) result["additionalProperties"] = false;
  return result;
}

function closeEach(properties: Plain): Plain {
  return Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, closeAny(schema)]));
}

function closeAny(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closeAny);
  return isRecord(value) ? close(value) : value;
}
