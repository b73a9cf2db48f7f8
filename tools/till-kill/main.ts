import { parseArgs } from "node:util";
import { tillKill } from "./till-kill.ts";

/*
 * The browser of a till is killed with SIGKILL within seconds of a sale, again and again, also while the server is gone.
 * `--early` builds a till that says "done" before it has stored the sale: this program must find what that loses.
 */
const { values } = parseArgs({
  options: {
    times: { type: "string", default: "50" },
    early: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});
const times = Number(values.times);
if (!Number.isInteger(times) || times < 1) throw new Error("--times is a whole number above zero");

const report = await tillKill({
  times,
  early: values.early,
  say: (line) => process.stderr.write(`${line}\n`),
});
process.stdout.write(`${JSON.stringify(report, null, values.json ? 0 : 2)}\n`);
const isWhole = report.lost + report.doubled + report.gaps === 0 && report.verified;
// A control that finds nothing has not looked.
process.exitCode = isWhole === values.early ? 1 : 0;
