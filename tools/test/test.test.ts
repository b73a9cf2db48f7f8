import { expect, test } from "vitest";
import { runProgram } from "./program.ts";
import { tallyPlaywright, tallyVitest } from "./reports.ts";
import { lastLine, oneCheck, sum } from "./tally.ts";

function vitestReport(numbers: object, testResults: object[] = []): string {
  const none = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
  return JSON.stringify({ ...none, ...numbers, testResults });
}

test("the last line counts passed and failed, and names skipped ones only when there are any", () => {
  expect(lastLine(sum([oneCheck(true), oneCheck(true), oneCheck(false)]))).toBe("2 passed, 1 failed");
  expect(lastLine({ passed: 7, failed: 0, skipped: 2 })).toBe("7 passed, 0 failed, 2 skipped");
});

test("vitest: a file that cannot be loaded is a failure of its own", () => {
  const broken = [{ status: "failed", assertionResults: [] }];
  expect(tallyVitest(vitestReport({ numPassedTests: 3 }, broken), false)).toEqual({
    passed: 3,
    failed: 1,
    skipped: 0,
  });
});

test("a run that ends badly fails, whatever its tests say", () => {
  expect(tallyVitest(vitestReport({ numPassedTests: 3 }), false).failed).toBe(1);
  expect(tallyVitest(vitestReport({ numPassedTests: 3, numTodoTests: 1 }), true)).toEqual({
    passed: 3,
    failed: 0,
    skipped: 1,
  });
  expect(tallyVitest("", true).failed).toBe(1);
  expect(tallyPlaywright("", true).failed).toBe(1);
  const stats = { expected: 4, unexpected: 0, flaky: 0, skipped: 0 };
  expect(tallyPlaywright(JSON.stringify({ stats }), false).failed).toBe(1);
});

test("playwright: a test that passes only at the second try has failed", () => {
  const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 1 };
  expect(tallyPlaywright(JSON.stringify({ stats }), true)).toEqual({ passed: 4, failed: 2, skipped: 1 });
});

test("a program's words and exit code come back, and one that hangs is ended with what it started", async () => {
  const wish = { limitMs: 60_000, show: "afterwards" } as const;
  const node = process.execPath;
  expect(await runProgram(node, ["-e", "console.log('no'); process.exit(3)"], wish)).toEqual({
    ok: false,
    output: "no\n",
  });
  expect((await runProgram(node, ["-e", ""], wish)).ok).toBe(true);
  await expect(runProgram("no-such-program", [], wish)).rejects.toThrow("ENOENT");

  const hang = `require("node:child_process").spawn("sleep", ["600"], { stdio: "inherit" }); setInterval(() => {}, 1000)`;
  const hung = await runProgram(node, ["-e", hang], { limitMs: 1_000, show: "afterwards" });
  expect(hung.ok).toBe(false);
  expect(hung.output).toContain("was ended");
});
