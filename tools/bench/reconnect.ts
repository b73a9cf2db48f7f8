import { parseArgs } from "node:util";
import { openStage } from "@counterfoil/stage";
import { reconnect } from "./reconnect/reconnect.ts";

const { values } = parseArgs({
  options: {
    tills: { type: "string", default: "1000" },
    sales: { type: "string", default: "100" },
    "plain-seconds": { type: "string", default: "8" },
    json: { type: "boolean", default: false },
  },
});
const plan = {
  tills: whole("tills", values.tills),
  sales: whole("sales", values.sales),
  plainSeconds: whole("plain-seconds", values["plain-seconds"]),
};
/** A location pairs 500 at most; ten are a large restaurant. */
const TILLS_PER_LOCATION = 10;
const locations = Math.ceil(plan.tills / TILLS_PER_LOCATION);

const stage = await openStage({ locations });
try {
  const result = await reconnect(stage, plan, (line) => process.stderr.write(`${line}\n`));
  process.stdout.write(`${JSON.stringify(result, null, values.json ? 0 : 2)}\n`);
  if (!result.ok) process.exitCode = 1;
} finally {
  await stage.stop();
}

function whole(name: string, text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new Error(`--${name} is a whole number above zero, not ${text}`);
}
