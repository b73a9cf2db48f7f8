import { expect, test, type Page } from "@playwright/test";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, preview, type PreviewServer } from "vite";
import { happen, key } from "./testing/demo.ts";

/*
 * The till as an installed app, on demo data: it opens while there is no server, and a new version takes its place only
 * when nobody is in the middle of anything.
 */
const configFile = new URL("./fixtures/page/vite.config.ts", import.meta.url).pathname;

let built = "";
let server: PreviewServer | null = null;
let port = 0;

test.beforeEach(async () => {
  built = await mkdtemp(join(tmpdir(), "counterfoil-installed-"));
  await release("one");
  await serve();
});

test.afterEach(async () => {
  await stop();
  port = 0;
  await rm(built, { recursive: true });
});

/** Puts a version of the till where the server has the one before. */
const release = (version: string) =>
  build({
    configFile,
    logLevel: "error",
    build: { outDir: built, emptyOutDir: true },
    plugins: [
      {
        name: "version",
        transformIndexHtml: () => [{ tag: "meta", attrs: { name: "version", content: version } }],
      },
    ],
  });

async function serve(): Promise<void> {
  server = await preview({
    configFile,
    logLevel: "error",
    build: { outDir: built },
    preview: { port, strictPort: port !== 0, host: "127.0.0.1" },
  });
  port = Number(new URL(server.resolvedUrls?.local[0] ?? "").port);
}

async function stop(): Promise<void> {
  await server?.close();
  server = null;
}

/** Opens the till and waits until the worker serves it. */
async function open(page: Page, query = ""): Promise<void> {
  await page.goto(`http://127.0.0.1:${port}/?installed&${query}`);
  await page.evaluate(async () => {
    const { serviceWorker } = navigator;
    await serviceWorker.ready;
    if (serviceWorker.controller === null)
      await new Promise((resolve) =>
        serviceWorker.addEventListener("controllerchange", resolve, { once: true }),
      );
  });
}

const look = (page: Page) =>
  page.evaluate(async () => {
    await (await navigator.serviceWorker.ready).update();
  });
const version = (page: Page) => page.locator("meta[name=version]").getAttribute("content");
const goTo = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Screens" }).getByRole("button", { name }).click();

test("opened once, it opens without the server, and keeps no answer of it", async ({ page }) => {
  await open(page);
  await stop();
  await page.reload();
  await key(page, /^Espresso/).click();
  await key(page, /^Cash exact/).click();
  await expect(page.getByRole("region", { name: "Paid" })).toBeVisible();
  await expect(page.evaluate(() => fetch("/v1/orders").then(({ status }) => status))).rejects.toThrow();
});

test("a new version waits for what is not sent and for the sale in hand, and then is taken by a key", async ({
  page,
}) => {
  await open(page, "screen=settings&state=unsent");
  await release("two");
  await look(page);
  const ready = page.getByRole("main").getByText("A new version is ready");
  const use = key(page, "Use it now");
  await expect(ready).toBeVisible();
  await expect(use).toBeDisabled();
  await expect(page.getByRole("main")).toContainText("It waits until everything is sent.");
  await page.reload();
  expect(await version(page)).toBe("one");

  await happen(page, "online");
  await goTo(page, "Sell");
  await key(page, /^Espresso/).click();
  await goTo(page, "Settings");
  await expect(page.getByRole("main")).toContainText("It waits until the sale in hand is done.");
  await goTo(page, "Sell");
  await key(page, "Clear").click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Clear" }).click();
  await goTo(page, "Settings");
  await use.click();
  await expect.poll(() => version(page).catch(() => "")).toBe("two");
});

test("a new version is taken by itself on the sign-in screen", async ({ page }) => {
  await open(page, "state=locked");
  await release("two");
  await look(page);
  await expect.poll(() => version(page).catch(() => ""), { timeout: 30_000 }).toBe("two");
});

test("a new version does not take over a tab that is in the middle of a sale", async ({ page, context }) => {
  await open(page, "screen=settings");
  const other = await context.newPage();
  await open(other);
  await key(other, /^Espresso/).click();
  await release("two");
  await look(page);
  await key(page, "Use it now").click();
  await expect(page.getByRole("region", { name: "Messages" })).toContainText("Another tab is in the middle");
  expect([await version(page), await version(other)]).toEqual(["one", "one"]);
  await other.close();
  await key(page, "Use it now").click();
  await expect.poll(() => version(page).catch(() => "")).toBe("two");
});
