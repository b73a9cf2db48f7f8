/** A JSON schema, or any JSON object, as plain data. */
export type Plain = { [keyword: string]: unknown };

export function isRecord(value: unknown): value is Plain {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
