// npm run crash: kills the server and its database under load, and counts what was lost. See docs/RELIABILITY.md.
import { parseArgs } from "node:util";
import { crash } from "./crash.ts";

const DEFAULT_KILLS = "20";
const MOST_KILLS = 10_000;

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: DEFAULT_KILLS },
    unsafe: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});
const kills = Number(values.kills);
if (!Number.isInteger(kills) || kills < 1 || kills > MOST_KILLS) {
  throw new Error(`--kills is a whole number from 1 to ${MOST_KILLS}`);
}
const report = await crash({
  kills,
  unsafe: values.unsafe,
  say: (line) => process.stderr.write(`${line}\n`),
});
if (values.json) process.stdout.write(`${JSON.stringify(report)}\n`);
else
  for (const [what, found] of Object.entries(report))
    process.stdout.write(`${what}: ${JSON.stringify(found)}\n`);
process.exitCode = report.ok ? 0 : 1;
