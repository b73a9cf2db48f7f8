import { none, type Tally } from "./tally.ts";

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

/**
 * Counts a run of vitest. A file that breaks before its first test counts as one failure; so does a run that ends badly
 * though every test passed (coverage below its threshold, an error between tests).
 * @param json its JSON report; empty when it wrote none
 * @param ok whether it exited with 0
 */
export function tallyVitest(json: string, ok: boolean): Tally {
  if (json === "") return { ...none, failed: 1 };
  const report = JSON.parse(json) as VitestReport;
  const brokenFiles = report.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  ).length;
  const failed = report.numFailedTests + brokenFiles;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && !ok ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
}

/** Counts a run of Playwright; errors outside the tests count as one failure, as above. */
export function tallyPlaywright(json: string, ok: boolean): Tally {
  if (json === "") return { ...none, failed: 1 };
  const { stats } = JSON.parse(json) as PlaywrightReport;
  const failed = stats.unexpected + stats.flaky;
  return { passed: stats.expected, failed: failed === 0 && !ok ? 1 : failed, skipped: stats.skipped };
}
