import { parseArgs } from "node:util";
import { openStage } from "@counterfoil/stage";
import { live } from "./live/live.ts";

const { values } = parseArgs({
  options: {
    devices: { type: "string", default: "2,10,50" },
    sales: { type: "string", default: "200" },
    json: { type: "boolean", default: false },
  },
});
const devices = values.devices.split(",").map(Number);
const sales = Number(values.sales);
if (![...devices, sales].every((count) => Number.isInteger(count) && count > 0)) {
  throw new Error("--devices are whole numbers with commas between them, --sales is one");
}

/*
 * How long it takes from "done" on one till's screen until another device at the location shows it: stored here, pushed,
 * committed, poked, pulled, applied.
 */
const stage = await openStage({ locations: 1 });
try {
  const result = await live(stage, { devices, sales }, (line) => process.stderr.write(`${line}\n`));
  process.stdout.write(`${JSON.stringify(result, null, values.json ? 0 : 2)}\n`);
} finally {
  await stage.stop();
}
