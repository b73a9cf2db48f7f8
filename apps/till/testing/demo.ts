import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, preview } from "vite";

/** The till with demo data, served for a browser. */
export interface Demo {
  /** Opens it in a state that the address names, on a screen of that size. */
  open(page: Page, query?: string, size?: Size): Promise<void>;
  stop(): Promise<void>;
}

const sizes = { phone: [390, 844], tablet: [1024, 768], desktop: [1440, 900] } as const;
export type Size = keyof typeof sizes;

/** Builds the page with demo data into a folder of its own, and serves it. */
export async function serveDemo(): Promise<Demo> {
  const built = await mkdtemp(join(tmpdir(), "counterfoil-page-"));
  const settings = {
    configFile: new URL("../fixtures/page/vite.config.ts", import.meta.url).pathname,
    logLevel: "error" as const,
    build: { outDir: built, emptyOutDir: true },
  };
  await build(settings);
  const server = await preview({ ...settings, preview: { port: 0, host: "127.0.0.1" } });
  const address = server.resolvedUrls?.local[0] ?? "";
  return {
    open: async (page, query = "", size = "desktop") => {
      const [width, height] = sizes[size];
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ reducedMotion: "reduce" });
      await page.goto(`${address}?${query}`);
      await page.locator("#till > *").first().waitFor();
    },
    stop: async () => {
      await server.close();
      await rm(built, { recursive: true });
    },
  };
}

export const key = (page: Page, name: RegExp | string) => page.getByRole("button", { name }).first();
export const sale = (page: Page) => page.getByRole("region", { name: "This sale" });

/** Something happens meanwhile, by the name that states have in the address: the line goes, or comes back. */
export const happen = (page: Page, state: string) =>
  page.evaluate((detail) => dispatchEvent(new CustomEvent("demo", { detail })), state);

/** As a scanner does: a key every few milliseconds, Enter at the end. */
export const scan = (page: Page, code: string) =>
  page.evaluate((text) => {
    for (const name of [...Array.from(text), "Enter"]) {
      const target = document.activeElement ?? document.body;
      target.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }));
    }
  }, code);

/** Nothing for axe to find, nothing too wide, and nothing too small for a finger. */
export async function expectClean(page: Page, view: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${view}: ${id}: ${nodes.map((node) => node.html).join("\n  ")}`),
  ).toEqual([]);
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(`${view}: ${beyond} px too wide`).toBe(`${view}: 0 px too wide`);
  const small = await page.locator("button:visible").evaluateAll((keys) =>
    keys
      // The key that closes a dialog for who hears it lies in a pixel, out of everybody's sight.
      .filter((key) => (key.parentElement?.clientWidth ?? 0) > 1)
      .map((key) => ({
        name: key.getAttribute("aria-label") ?? key.textContent,
        box: key.getBoundingClientRect(),
      }))
      .filter(({ box }) => Math.round(box.width) < 48 || Math.round(box.height) < 48)
      .map(({ name, box }) => `${name}: ${box.width} × ${box.height}`),
  );
  expect(small.map((key) => `${view}: ${key}`)).toEqual([]);
}
