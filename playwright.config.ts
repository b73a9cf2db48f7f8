import { defineConfig } from "@playwright/test";

/** Waits that only a hung page reaches, also on a small machine that runs a server and a database beside it. */
const testTimeoutMs = 180_000;
const expectTimeoutMs = 15_000;

/** Found or installed by tools/test before the browser tests start. */
const chromium = process.env.CHROMIUM_PATH;

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.e2e.ts",
  testIgnore: ["**/node_modules/**", "**/dist/**", "**/.counterfoil/**"],
  outputDir: "test-results",
  // Each test starts its own server on a free port. One after the other: the browser and the server share the cores.
  workers: 1,
  // A test that passes at the second try hides a race.
  retries: 0,
  forbidOnly: true,
  timeout: testTimeoutMs,
  expect: { timeout: expectTimeoutMs },
  use: {
    browserName: "chromium",
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: [
        // Chromium's sandbox needs rights that root in a container lacks; the pages are our own.
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
