/**
 * The one text of a JSON value: keys in order, no spaces. Two requests that mean the same have the same text, also when
 * the sender's language orders the fields of an object anew each time.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const fields = value as Readonly<Record<string, unknown>>;
  let text = "";
  for (const key of Object.keys(fields).sort()) {
    text += `${text === "" ? "{" : ","}${JSON.stringify(key)}:${canonicalJson(fields[key])}`;
  }
  return text === "" ? "{}" : `${text}}`;
}
