import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);
const PATIENCE_MS = 5 * 60_000;

test(
  "every device at a location shows what another one sells",
  async () => {
    const main = join(import.meta.dirname, "live.ts");
    const { stdout, stderr } = await run(process.execPath, [
      main,
      "--devices",
      "3",
      "--sales",
      "5",
      "--json",
    ]);
    expect(JSON.parse(stdout), stderr).toMatchObject({ rounds: [{ devices: 3, seen: 15 }] });
  },
  PATIENCE_MS,
);
