import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { inCheckout, writtenApi } from "./api-document.ts";

// Writes docs/openapi.json and the client's types from the routes: `npm run api`.
const files = writtenApi();
for (const name of readdirSync(inCheckout("apps/server/api"))) rmSync(inCheckout(`apps/server/api/${name}`));
for (const [path, text] of files) {
  mkdirSync(dirname(inCheckout(path)), { recursive: true });
  writeFileSync(inCheckout(path), text);
}
process.stderr.write(`wrote ${[...files.keys()].join(", ")}\n`);
