#!/usr/bin/env node
// Plain JavaScript for any Node ≥ 20: prepares a fresh clone, then hands over to main.ts on the Node that it needs.
import { fileURLToPath } from "node:url";
import { launch } from "../../../tools/setup/launch.mjs";

await launch([fileURLToPath(new URL("../main.ts", import.meta.url)), ...process.argv.slice(2)]);
