import { fieldPath } from "@counterfoil/result";
import { Problem } from "./problem.ts";
import { whereBroken } from "./schema/broken.ts";

/** Parses a body. @throws Problem that names the place where it stops being JSON. */
export function parseJson(text: string): unknown {
  if (text.trim() === "") return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const { line, column, pointer } = whereBroken(text);
    const field = fieldPath(pointer);
    throw new Problem(
      "invalid_json",
      `The body stops being JSON at line ${line}, column ${column}${field && ` (${field})`}.`,
      {
        field: field || "body",
      },
    );
  }
  // PostgreSQL's text holds every character but this one, and no field of ours means it.
  if (text.includes("\\u0000")) {
    throw new Problem(
      "invalid_field",
      "The body has the character U+0000 in a text, which cannot be stored.",
      {
        field: "body",
      },
    );
  }
  return value;
}
