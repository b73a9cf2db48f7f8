import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, type Browser, type Page } from "@playwright/test";
import { runCli, ServerChild } from "@counterfoil/stage";
import type { CashDrawerShift, Order } from "@counterfoil/server/api";
import {
  dialog,
  expectSent,
  expectVerified,
  goTo,
  key,
  line,
  openTill,
  paid,
  said,
  sale,
  sellForCash,
  signIn,
} from "./testing/hands.ts";
import { openShop, type Shop } from "./testing/shop.ts";

/*
 * The till as it ships, with the server really gone: its process is killed, and started again. What was sold meanwhile is
 * on the books afterwards, once, and under the numbers that are on the receipts.
 */
let shop: Shop;

test.beforeAll(async () => {
  shop = await openShop();
});
test.afterAll(() => shop.stage.stop());

/** Every closed order of the shop, the newest first. */
async function soldOrders(): Promise<Order[]> {
  const body = { location_id: shop.location, states: ["completed"], limit: 100 };
  const { data } = (await shop.stage.send("POST", "/v1/orders/search", body)) as { data: Order[] };
  return data;
}

/** Numbers of one series, as they stand on receipts, in their order. */
const numbersOf = (legalNumbers: readonly (string | undefined)[]): number[] =>
  legalNumbers.map((number) => Number(number?.split("-")[1])).sort((a, b) => a - b);

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);

const seriesOf = (order: Order): string => order.receipt?.legal_number.split("-")[0] ?? "";

/** A till of its own: another browser, as far as storage goes. */
async function anotherTill(browser: Browser, name: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  page.on("dialog", (question) => void question.accept());
  await openTill(page, shop, name);
  await goTo(page, "Sell");
  return page;
}

test("a till goes on without the server: sales, a refund, the shift's close and a reload, all there once afterwards", async ({
  page,
}) => {
  page.on("dialog", (question) => void question.accept());
  await openTill(page, shop, "Cellar");
  await goTo(page, "Sell");
  await sellForCash(page, /^Espresso/);
  await expectSent(page);
  await shop.stage.end("SIGKILL");

  await test.step("it sells on, and says what is not sent", async () => {
    for (let n = 0; n < 5; n += 1) await sellForCash(page, /^Lemonade/);
    await expect(line(page)).toContainText("No connection, 5 not sent yet");
  });

  await test.step("a sale is given back in cash", async () => {
    await goTo(page, "History");
    await key(page, /4\.36/).click();
    await key(page, "Refund").click();
    await dialog(page).getByRole("button", { name: "One more" }).first().click();
    await dialog(page).getByRole("button", { name: "Not good" }).click();
    await dialog(page)
      .getByRole("button", { name: /^Give back/ })
      .click();
    await expect(said(page)).toContainText("given back");
  });

  await test.step("the page is loaded again without the server, and everything is there", async () => {
    await page.reload();
    await goTo(page, "History");
    await expect(key(page, /4\.36/)).toBeVisible();
    await expect(line(page)).toContainText("6 not sent yet");
    await goTo(page, "Sell");
    await sellForCash(page, /^Butter croissant/);
  });

  await test.step("somebody who was here today signs in without the server", async () => {
    await key(page, /^Lock/).click();
    await signIn(page);
  });

  await test.step("the report of the day is of this till, and says so", async () => {
    await goTo(page, "Report");
    await expect(page.getByRole("main")).toContainText("Of this till alone");
    await expect(page.getByRole("main")).toContainText("Lemonade");
  });

  await test.step("the shift is counted and closed", async () => {
    await goTo(page, "Shift");
    await key(page, "Count and close").click();
    await page.getByLabel("How many $20.00").fill("11");
    await key(page, "Close shift").click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Close shift" }).click();
    // 200.00 + 3.05 + 5 × 4.36 − 4.36 + 3.48 = 223.97 should be there; 220.00 are.
    await expect(page.getByRole("main")).toContainText("$223.97");
    await expect(page.getByRole("main")).toContainText("-$3.97");
  });

  await shop.stage.restart();
  await expectSent(page);
  const orders = (await soldOrders()).filter((order) => seriesOf(order).startsWith("A"));
  expect(orders).toHaveLength(7);
  expect(numbersOf(orders.map(({ receipt }) => receipt?.legal_number))).toEqual(upTo(7));
  expect(orders.flatMap(({ refunds }) => refunds).map(({ amount }) => amount)).toEqual([436]);
  const { data } = await shop.read<{ data: CashDrawerShift[] }>("/v1/cash-drawer-shifts?open=false");
  expect(data[0]?.z?.tenders.find(({ tender }) => tender === "cash")).toMatchObject({
    expected: 22_397,
    counted: 22_000,
    over_short: -397,
  });
  await expectVerified(shop);
});

test("CON-1 two waiters serve one table, one of them cut off: both beers are on the check", async ({
  browser,
}) => {
  // The script of the public report odoo/odoo#138664, in which the second beer vanishes.
  const [first, second] = [
    await anotherTill(browser, "Waiter one"),
    await anotherTill(browser, "Waiter two"),
  ];
  await test.step("one opens the table, the other sees it", async () => {
    await key(first, /^Lemonade/).click();
    await first.keyboard.press("F7");
    await first.getByLabel("Name or table").fill("Table 5");
    await dialog(first).getByRole("button", { name: "Hold" }).click();
    await expect(said(first)).toContainText("Table 5 is on hold");
    await goTo(second, "Open");
    await key(second, /Table 5/).click();
    await expect(sale(second)).toContainText("Lemonade");
  });
  await test.step("the second loses the network; both bring a drink", async () => {
    await second.context().setOffline(true);
    await key(second, /^Espresso/).click();
    await second.keyboard.press("F7");
    await expect(said(second)).toContainText("Table 5 is on hold");
    await goTo(first, "Open");
    await key(first, /Table 5/).click();
    await key(first, /^Butter croissant/).click();
    await first.keyboard.press("F7");
    await expect(said(first)).toContainText("Table 5 is on hold");
    await expectSent(first);
  });
  await test.step("the network is back: both see all of it, and one check is paid", async () => {
    await second.context().setOffline(false);
    await expectSent(second);
    await goTo(first, "Open");
    await key(first, /Table 5/).click();
    for (const name of ["Lemonade", "Espresso", "Butter croissant"]) {
      await expect(sale(first)).toContainText(name);
    }
    await first.keyboard.press("F10");
    await expect(paid(first)).toContainText("No change");
    await expectSent(first);
  });
  const [order] = (await soldOrders()).filter(({ name }) => name === "Table 5");
  expect(order?.lines.map(({ name }) => name).sort()).toEqual(["Butter croissant", "Espresso", "Lemonade"]);
  expect(order?.totals).toMatchObject({ total: 1089, balance: 0 });
  await expectVerified(shop);
  await Promise.all([first, second].map((page) => page.context().close()));
});

test("a second tab looks on, and takes over when the first is closed", async ({ browser }) => {
  const first = await anotherTill(browser, "Tabs");
  const second = await first.context().newPage();
  second.on("dialog", (question) => void question.accept());
  await second.goto(shop.till);
  await expect(second.getByText("Another tab of this browser is selling").first()).toBeVisible();
  await sellForCash(first, /^Espresso/);
  await first.close();
  await expect(second.getByText("Another tab of this browser is selling")).toHaveCount(0);
  await sellForCash(second, /^Lemonade/);
  await expectSent(second);
  const orders = await soldOrders();
  const own = orders.filter((order) => seriesOf(order) === seriesOf(orders[0]!));
  expect(numbersOf(own.map(({ receipt }) => receipt?.legal_number))).toEqual(upTo(2));
  await second.context().close();
});

/** Makes the file on one till; gives its path. */
async function exportFrom(page: Page): Promise<string> {
  await key(page, /Show the proof/).click();
  const download = page.waitForEvent("download");
  await key(page, "Export what waits").click();
  await page.getByLabel("Passphrase", { exact: true }).fill("three small words");
  await page.getByLabel("Passphrase again").fill("three small words");
  await dialog(page).getByRole("button", { name: "Make the file" }).click();
  return (await download).path();
}

async function importInto(page: Page, file: string): Promise<void> {
  await key(page, /Show the proof/).click();
  await key(page, "Import a file").click();
  await page.locator('input[type="file"]').setInputFiles(file);
  await page.getByLabel("Passphrase").fill("three small words");
  await dialog(page).getByRole("button", { name: "Send" }).click();
}

test("what a till could not send is sent by another, and nothing is made twice", async ({ browser }) => {
  const broken = await anotherTill(browser, "Broken");
  const helper = await anotherTill(browser, "Helper");
  const before = (await soldOrders()).length;
  await broken.context().setOffline(true);
  for (let n = 0; n < 3; n += 1) await sellForCash(broken, /^Espresso/);
  const file = await exportFrom(broken);
  await importInto(helper, file);
  await expect(said(helper)).toContainText("3 sent, 0 had arrived before");
  expect((await soldOrders()).length - before).toBe(3);
  await importInto(helper, file);
  await expect(said(helper)).toContainText("0 sent, 3 had arrived before");

  await broken.context().setOffline(false);
  await expectSent(broken);
  expect((await soldOrders()).length - before).toBe(3);
  await expectVerified(shop);
  await Promise.all([broken, helper].map((page) => page.context().close()));
});

test("a till that was taken out of the shop sells no more, and gives out what it still holds", async ({
  browser,
}) => {
  const lost = await anotherTill(browser, "Lost");
  const helper = await anotherTill(browser, "Finder");
  const before = (await soldOrders()).length;
  await lost.context().setOffline(true);
  const asked = lost.waitForRequest("**/v1/sync/push");
  await sellForCash(lost, /^Espresso/);
  const { data } = await shop.read<{ data: { id: string; name: string }[] }>("/v1/devices");
  const { id } = data.find(({ name }) => name === "Lost")!;
  const { origin, ownerToken } = shop.stage;
  const headers = { authorization: `Bearer ${ownerToken}` };
  await fetch(`${origin}/v1/devices/${id}?location_id=${shop.location}`, { method: "DELETE", headers });
  // A token is believed for a second after it was taken back (ACC-11), in which the sale would still get through.
  const { authorization = "" } = (await asked).headers();
  const asLost = { headers: { authorization } };
  await expect.poll(async () => (await fetch(`${origin}/v1/me`, asLost)).status).toBe(401);

  await lost.context().setOffline(false);
  await expect(lost.getByRole("alert")).toContainText("Nothing more is sold here, and 1 not sent yet");
  const leaving = async (): Promise<void> => {
    await goTo(lost, "Settings");
    await key(lost, "Unpair this till").click();
    await lost.getByRole("alertdialog").getByRole("button", { name: "Unpair this till" }).click();
  };
  await leaving();
  await expect(said(lost)).toContainText("export it on the proof screen first");
  await lost.keyboard.press("Escape");
  const file = await exportFrom(lost);
  await importInto(helper, file);
  await expect(said(helper)).toContainText("1 sent, 0 had arrived before");
  await leaving();
  await expect(lost.getByLabel("Pairing code")).toBeVisible();
  expect((await soldOrders()).length - before).toBe(1);
  await expectVerified(shop);
  await Promise.all([lost, helper].map((page) => page.context().close()));
});

test("an older backup is restored: the till brings it up to date by itself", async ({ browser }) => {
  const page = await anotherTill(browser, "Memory");
  await sellForCash(page, /^Espresso/);
  await expectSent(page);
  const dir = mkdtempSync(join(tmpdir(), "counterfoil-backup-"));
  const { origin, env } = shop.stage;
  // The house as it was: another database behind the same address.
  const restored = { ...env, COUNTERFOIL_DATA: join(dir, "house") };
  const server = new ServerChild(origin, join(dir, "server.log"), restored);
  try {
    const kept = await runCli(["backup", join(dir, "backup"), "--no-check"], env);
    expect(kept, kept.stderr).toMatchObject({ code: 0 });
    for (let n = 0; n < 3; n += 1) await sellForCash(page, /^Lemonade/);
    await expectSent(page);
    const before = await soldOrders();
    const back = await runCli(["restore", join(dir, "backup")], restored);
    expect(back, back.stderr).toMatchObject({ code: 0 });
    await shop.stage.end("SIGTERM");
    await server.start();
    await expect.poll(async () => (await soldOrders()).length).toBe(before.length);
    expect((await soldOrders()).map(({ receipt }) => receipt)).toEqual(before.map(({ receipt }) => receipt));
    await expectSent(page);
    await sellForCash(page, /^Espresso/);
    await expectSent(page);
    expect(await runCli(["verify"], restored)).toMatchObject({ code: 0, json: { ok: true } });
  } finally {
    await page.context().close();
    await server.end("SIGTERM");
    await rm(dir, { recursive: true, force: true });
    await shop.stage.restart();
  }
});
