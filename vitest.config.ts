import { existsSync } from "node:fs";
import { defineConfig } from "vitest/config";

/** Waits that only a hung test reaches, also on a small machine that runs other things beside it. */
const testTimeoutMs = 60_000;
const hookTimeoutMs = 120_000;

/** Where a mistake costs money; INV-3 and the pipeline stand on these. */
const nearlyAll = { lines: 95 };

const database = "kits/testing/global-setup.ts";

export default defineConfig({
  test: {
    include: ["**/*.test.{ts,tsx}"],
    exclude: ["**/node_modules/**", "**/dist/**", "**/.counterfoil/**"],
    ...(existsSync(database) ? { globalSetup: database } : {}),
    // Every row that a statement returns is compared with its declared shape.
    setupFiles: ["kits/testing/check-rows.ts"],
    // Processes, not threads: tests start servers, send signals and load native modules.
    pool: "forks",
    maxWorkers: 2,
    testTimeout: testTimeoutMs,
    hookTimeout: hookTimeoutMs,
    passWithNoTests: false,
    // An .only that was left in would let the suite pass untested.
    allowOnly: false,
    coverage: {
      provider: "v8",
      include: ["domains/*/rules/**/*.ts", "kits/*/**/*.ts", "domains/*/{store,routes,reactions}/**/*.ts"],
      exclude: ["**/*.test.ts", "**/*.e2e.ts", "kits/testing/**", "kits/ui/**"],
      reporter: ["text-summary", "html"],
      reportOnFailure: true,
      thresholds: {
        "domains/*/rules/**": nearlyAll,
        "kits/money/**": nearlyAll,
        "kits/commands/**": nearlyAll,
      },
    },
  },
});
