import { openApi, typescriptFiles, type OpenApi } from "@counterfoil/http";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describeModules } from "./compose.ts";

const ROOT = join(import.meta.dirname, "../..");
const manifest = JSON.parse(readFileSync(join(import.meta.dirname, "package.json"), "utf8")) as {
  version: string;
};

const description = `\
Orders, payments and everything around a sale, for tills, apps and other systems.

- **Sign-in**: every request carries \`Authorization: Bearer …\`, with an owner's, a device's or a person's token.
- **Money** is a whole number of minor units (cents) beside a \`currency\`.
- **Ids** are UUIDs (version 7 is best) that the sender makes; what is left out, the server makes.
- **Repeating is safe**: a write under the same \`Idempotency-Key\` or the same id, with the same body, is done once and
  answered the same, with the header \`Idempotent-Replayed: true\`. The same id with another body is a 409.
- **Lists** come in pages: pass \`next_cursor\` as \`cursor\`, until it is null.
- **Problems** are problem+json (RFC 9457): \`code\` is for programs, \`detail\` and \`cure\` for people, \`field\` names the
  input at fault.
- **Versions**: a change that carries the \`version\` it has seen is refused when somebody else was faster.`;

/** The OpenAPI document of this house. */
export function apiDocument(): OpenApi {
  return openApi(describeModules(), { title: "Counterfoil", version: manifest.version, description });
}

/** What is checked in of it: path from the root → text. */
export function writtenApi(): ReadonlyMap<string, string> {
  const document = apiDocument();
  const files = [...typescriptFiles(document)].map(
    ([name, text]) => [`apps/server/api/${name}`, text] as const,
  );
  return new Map([["docs/openapi.json", `${JSON.stringify(document, null, 2)}\n`], ...files]);
}

/** A file of the checkout by its path from the root. */
export function inCheckout(path: string): string {
  return join(ROOT, path);
}
