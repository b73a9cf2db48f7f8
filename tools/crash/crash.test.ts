import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);
/** A house is opened, three kills are survived, and every sale is compared. */
const PATIENCE_MS = 5 * 60_000;

test(
  "INV-1 INV-2 INV-8 INV-11 kills of the server, of its database and of both lose nothing and double nothing",
  async () => {
    const main = join(import.meta.dirname, "main.ts");
    const { stdout, stderr } = await run(process.execPath, [main, "--kills", "3", "--json"]);
    const report: unknown = JSON.parse(stdout);
    expect(report, stderr).toMatchObject({
      kills: 3,
      killed: { server: 1, postgres: 1, both: 1 },
      lost: 0,
      doubled: 0,
      different: 0,
      unknown: 0,
      receipt_gaps: 0,
      refused: 0,
      verify: "ok",
      rebuild: "equal",
      control: false,
      ok: true,
    });
  },
  PATIENCE_MS,
);
