import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { chromium, type BrowserContext, type Locator, type Page } from "@playwright/test";
import { newId } from "@counterfoil/ids";
import { openStage, type Stage } from "@counterfoil/stage";
import { build } from "vite";
import { describeMachine } from "./report.ts";

/*
 * How long it takes from an empty screen to the first sale, on a till that knows a large catalog, with the network gone: the
 * browser is started anew for each round, and the server is not running.
 */
const { values } = parseArgs({
  options: {
    items: { type: "string", default: "50000" },
    rounds: { type: "string", default: "5" },
    json: { type: "boolean", default: false },
  },
});
const ITEMS = Number(values.items);
const ROUNDS = Number(values.rounds);
/** What one request of the API takes. */
const BATCH = 2_500;
const CATEGORIES = 40;
/** The first picture of the shop comes over the network, once. */
const FIRST_PICTURE_MS = 300_000;
const ASK_EVERY_MS = 500;
const MOST_TRIES = 60;
const PIN = "471100";
const WAITER = "Ana Lima";

/** Presses what a waiter presses, in the page, as soon as it can be pressed: looking from outside takes longer than the till. */
const HAND = `
  const benched = (globalThis.benched = {});
  const can = (words) => [...document.querySelectorAll("button")].find(
    (button) => button.textContent.includes(words) && !button.disabled);
  const steps = [
    () => { const tile = can("Article 0 of"); if (!tile) return false;
      benched.tileMs = performance.now(); tile.click(); return true; },
    () => { const cash = can("Cash exact"); if (!cash) return false; cash.click(); return true; },
    () => { if (!document.querySelector('[aria-label="Paid"]')) return false;
      benched.saleMs = performance.now(); return true; },
  ];
  const look = () => { while (steps.length > 0 && steps[0]()) steps.shift(); if (steps.length > 0) requestAnimationFrame(look); };
  requestAnimationFrame(look);
`;

interface Round {
  /** From the start of the page to a product that can be pressed. */
  readonly tileMs: number;
  /** From the start of the page to the first sale that is stored, by a hand that is as quick as a program. */
  readonly saleMs: number;
}

const say = (line: string) => process.stderr.write(`${line}\n`);
const profile = mkdtempSync(join(tmpdir(), "counterfoil-cold-start-"));
await build({
  configFile: new URL("../../apps/till/vite.config.ts", import.meta.url).pathname,
  logLevel: "error",
});
const stage = await openStage({ locations: 1 });
try {
  await stock(stage);
  await firstStart(stage);
  await stage.end("SIGTERM");
  const rounds: Round[] = [];
  for (let n = 0; n < ROUNDS; n += 1) rounds.push(await coldStart(stage));
  report(rounds);
} finally {
  await stage.stop();
  await rm(profile, { recursive: true, force: true, maxRetries: 3 });
}

async function stock({ send }: Stage): Promise<void> {
  say(`Writing a catalog of ${ITEMS} items …`);
  const categories = Array.from({ length: CATEGORIES }, (_, n) => ({
    type: "category",
    id: newId(),
    name: `Aisle ${n + 1}`,
    ordinal: n,
  }));
  const tax = { type: "tax", id: newId(), name: "Sales tax", percentage: "8.875" };
  await send("POST", "/v1/catalog/batch-upsert", { objects: [tax, ...categories] });
  for (let from = 0; from < ITEMS; from += BATCH) {
    const objects = Array.from({ length: Math.min(BATCH, ITEMS - from) }, (_, i) =>
      item(from + i, tax.id, categories),
    );
    await send("POST", "/v1/catalog/batch-upsert", { objects });
  }
  await send("POST", "/v1/team-members", { name: WAITER, role: "staff", pin: PIN });
}

function item(n: number, tax: string, categories: readonly { id: string }[]) {
  return {
    type: "item",
    id: newId(),
    name: `Article ${n} of aisle ${(n % CATEGORIES) + 1}`,
    ordinal: n,
    category_id: categories[n % CATEGORIES]?.id,
    tax_ids: [tax],
    variations: [
      {
        id: newId(),
        price: 100 + ((n * 37) % 9_000),
        sku: `ART-${n}`,
        barcodes: [String(4_000_000_000_000 + n)],
      },
    ],
  };
}

/** Pairs the till, lets it fetch everything, and opens the shift. */
async function firstStart({ origin, send, locations }: Stage): Promise<void> {
  say("Pairing a till …");
  const { code } = (await send("POST", "/v1/devices/codes", { location_id: locations[0]?.id })) as {
    code: string;
  };
  const context = await openBrowser();
  const page = await context.newPage();
  await page.goto(`${origin}/till/`);
  await page.getByLabel("Pairing code").fill(code);
  await page.getByLabel("Name of this till").fill("Aisle");
  await page.getByRole("button", { name: "Pair" }).click();
  await page.getByRole("button", { name: WAITER }).click();
  await page.getByRole("region", { name: `PIN of ${WAITER}` }).waitFor();
  await page.keyboard.type(PIN, { delay: 80 });
  await page.keyboard.press("Enter");
  await tile(page).waitFor({ timeout: FIRST_PICTURE_MS });
  await page.getByRole("navigation", { name: "Screens" }).getByRole("button", { name: "Shift" }).click();
  await page.getByText("Open the shift", { exact: true }).waitFor();
  await page.keyboard.type("20000", { delay: 80 });
  await page.keyboard.press("Enter");
  await page.getByText("The shift is open").waitFor();
  await page.evaluate("navigator.serviceWorker.ready");
  await page.getByRole("banner").getByText("Online").first().waitFor();
  await context.close();
}

/** Starts the browser, and lets the page itself sell one article and look at its own clock. */
async function coldStart({ origin }: Stage): Promise<Round> {
  const context = await openBrowser();
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    page.on("dialog", (question) => void question.accept());
    await page.addInitScript(HAND);
    await page.goto(`${origin}/till/`, { waitUntil: "commit" });
    const { tileMs, saleMs } = await benched(page);
    say(`  first tile after ${tileMs.toFixed(0)} ms, first sale after ${saleMs.toFixed(0)} ms`);
    return { tileMs, saleMs };
  } finally {
    await context.close();
  }
}

/** Asked now and then, so that the asking takes nothing from what is measured. */
async function benched(page: Page): Promise<Round> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    await sleep(ASK_EVERY_MS);
    const { tileMs, saleMs } = await page.evaluate<Partial<Round>>("globalThis.benched");
    if (tileMs !== undefined && saleMs !== undefined) return { tileMs, saleMs };
  }
  throw new Error("nothing was sold: look at the till with a browser");
}

function tile(page: Page): Locator {
  return page.getByRole("button", { name: /^Article 0 of/ });
}

function openBrowser(): Promise<BrowserContext> {
  const { CHROMIUM_PATH: executablePath } = process.env;
  return chromium.launchPersistentContext(profile, {
    ...(executablePath ? { executablePath } : {}),
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
  });
}

function report(rounds: readonly Round[]): void {
  const tileMs = median(rounds.map((round) => round.tileMs));
  const saleMs = median(rounds.map((round) => round.saleMs));
  const result = { items: ITEMS, rounds: ROUNDS, tileMs, saleMs, machine: describeMachine() };
  process.stdout.write(
    values.json
      ? `${JSON.stringify(result)}\n`
      : `${result.machine}\n${ITEMS} items, offline, median of ${ROUNDS}: first tile after ${tileMs.toFixed(0)} ms, first sale after ${saleMs.toFixed(0)} ms\n`,
  );
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
