import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);
/** A house is opened and closed twice, and every sale is compared. */
const PATIENCE_MS = 5 * 60_000;

test(
  "INV-1 INV-2 INV-8 tills that come back together lose nothing, double nothing and leave no gap",
  async () => {
    const main = join(import.meta.dirname, "reconnect.ts");
    const size = ["--tills", "20", "--sales", "5", "--plain-seconds", "1"];
    const { stdout, stderr } = await run(process.execPath, [main, ...size, "--json"]);
    expect(JSON.parse(stdout), stderr).toMatchObject({
      tills: 20,
      sales: 100,
      notApplied: 0,
      linesUp: 20,
      lost: 0,
      doubled: 0,
      gaps: 0,
      verified: true,
      ok: true,
    });
  },
  PATIENCE_MS,
);
