import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, preview, type PreviewServer } from "vite";

let server: PreviewServer;
let built = "";
let address = "";

test.beforeAll(async () => {
  built = await mkdtemp(join(tmpdir(), "counterfoil-page-"));
  const settings = {
    configFile: new URL("../vite.config.ts", import.meta.url).pathname,
    logLevel: "error" as const,
    build: { outDir: built, emptyOutDir: true },
  };
  await build(settings);
  server = await preview({ ...settings, preview: { port: 0, host: "127.0.0.1" } });
  address = server.resolvedUrls?.local[0] ?? "";
});

test.afterAll(async () => {
  await server.close();
  await rm(built, { recursive: true });
});

for (const theme of ["light", "dark"]) {
  for (const dir of ["ltr", "rtl"]) {
    for (const dialog of ["none", "middle", "side", "urgent"]) {
      test(`axe finds nothing in the gallery: ${theme}, ${dir}, dialog ${dialog}`, async ({ page }) => {
        await page.emulateMedia({ reducedMotion: "reduce" });
        await page.goto(`${address}?theme=${theme}&dir=${dir}&dialog=${dialog}`);
        await page.getByText("Every text on every ground").waitFor({ state: "attached" });
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join("\n  ")}`),
        ).toEqual([]);
      });
    }
  }
}

test("nothing in the gallery is wider than a phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(address);
  await page.getByText("Every text on every ground").waitFor({ state: "attached" });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test("everything that can be pressed is at least 48 px in both directions", async ({ page }) => {
  await page.goto(address);
  await page.getByText("Every text on every ground").waitFor({ state: "attached" });
  const small = await page.locator("button, [role=tab], summary, .cf-option").evaluateAll((keys) =>
    keys
      .map((key) => ({
        text: key.textContent || key.getAttribute("aria-label"),
        box: key.getBoundingClientRect(),
      }))
      .filter(({ box }) => box.width < 48 || box.height < 48)
      .map(({ text, box }) => `${text}: ${box.width} × ${box.height}`),
  );
  expect(small).toEqual([]);
});
