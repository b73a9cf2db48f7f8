import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { expectSent, goTo, key, openTill, paid, signIn } from "../../apps/till/testing/hands.ts";
import { openShop, type Shop, WAITER } from "../../apps/till/testing/shop.ts";
import { compare, type Compared, type Shown } from "./books.ts";
import { KilledBrowser } from "./browser.ts";
import { BEHIND_MS, serveEarly } from "./early.ts";

export interface Plan {
  readonly times: number;
  /** Builds a till that says "done" before it has stored the sale. */
  readonly early: boolean;
  readonly say: (line: string) => void;
}

export interface Report extends Compared {
  readonly times: number;
  /** Receipts that screens have shown. */
  readonly sales: number;
  /** Kills while a sale was being paid: whether it counts is decided by what the till shows afterwards. */
  readonly halfway: number;
  /** Kills while the server was gone. */
  readonly offline: number;
}

const PRODUCTS = [/^Espresso/, /^Lemonade/, /^Butter croissant/];
const MOST_SALES = 3;
const LONGEST_AFTER_SALE_MS = 5_000;
/** Every third round begins without the server, and it comes back in the next. */
const OFFLINE_EVERY = 3;
/** Every fourth kill falls into a payment. */
const HALFWAY_EVERY = 4;
const MOST_SIGN_INS = 3;
const LEGAL_NUMBER = /\b[A-Z]+\d+-\d{6,}\b/;

export async function tillKill({ times, early: isEarly, say }: Plan): Promise<Report> {
  const profile = mkdtempSync(join(tmpdir(), "counterfoil-till-kill-"));
  const honest = await openShop();
  const lying = isEarly ? await serveEarly(honest.stage.origin) : null;
  const shop = lying ? { ...honest, till: lying.url } : honest;
  const shown: Shown[] = [];
  const counted = { halfway: 0, offline: 0 };
  let browser = await KilledBrowser.start(profile);
  try {
    await openTill(browser.page, shop, "Till");
    // The shift itself is stored behind what the screen says; it is the sales that are looked at.
    if (isEarly) await sleep(2 * BEHIND_MS);
    for (let n = 1; n <= times; n += 1) {
      await goTo(browser.page, "Sell");
      const isOffline = isEarly || n % OFFLINE_EVERY === 0;
      // What is not on the server is on this device alone: that is where a loss would be one.
      if (isOffline) {
        if (!isEarly || n === 1) await expectSent(browser.page);
        counted.offline += 1;
        await shop.stage.end("SIGKILL");
      }
      for (let sale = 1 + Math.floor(Math.random() * MOST_SALES); sale > 0; sale -= 1) {
        shown.push(await sell(browser.page, n + sale));
      }
      if (n % HALFWAY_EVERY === 0) {
        counted.halfway += 1;
        await beginToPay(browser.page, n);
      } else await sleep(Math.random() * LONGEST_AFTER_SALE_MS * (isEarly ? 0.2 : 1));
      await browser.kill();
      browser = await KilledBrowser.start(profile);
      await comeBack(browser.page, shop);
      if (isOffline && !isEarly) await shop.stage.restart();
      say(`${n} of ${times}: ${shown.length} sales shown`);
    }
    await shop.stage.restart();
    await expectSent(browser.page);
    return { times, sales: shown.length, ...counted, ...(await compare(shop.stage, shown)) };
  } finally {
    await browser.kill();
    await shop.stage.stop();
    await lying?.stop();
    await rm(profile, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Sells one thing for cash, and reads the number on the receipt that the screen shows. */
async function sell(page: Page, n: number): Promise<Shown> {
  await beginToPay(page, n);
  await paid(page).waitFor();
  const [legal_number] = LEGAL_NUMBER.exec(await paid(page).innerText()) ?? [];
  if (legal_number === undefined) throw new Error("a receipt has a number");
  await key(page, /^Next sale/).click();
  await paid(page).waitFor({ state: "detached" });
  return { legal_number };
}

async function beginToPay(page: Page, n: number): Promise<void> {
  await key(page, PRODUCTS[n % PRODUCTS.length] ?? "").click();
  await key(page, /^Cash exact/).click();
}

/** The till is started again on the same profile, and is ready to sell. */
async function comeBack(page: Page, shop: Shop): Promise<void> {
  await page.goto(shop.till);
  const inside = page.getByRole("navigation", { name: "Screens" });
  const outside = key(page, WAITER);
  await inside.or(outside).first().waitFor();
  // A page that has just started may begin anew under the hand, when a service worker takes over.
  for (let tries = 1; !(await inside.isVisible()); tries += 1) {
    await signIn(page).catch((problem: unknown) => {
      if (tries === MOST_SIGN_INS) throw problem;
      return page.goto(shop.till);
    });
  }
  // A sale whose payment was under way when the browser died is done by now, or still on the screen as it was.
  const next = key(page, /^Next sale/);
  if (await next.isVisible()) await next.click();
}
