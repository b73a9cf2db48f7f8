import { AxeBuilder } from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import type { CashDrawerShift, DayReport, Order } from "@counterfoil/server/api";
import {
  dialog,
  expectSent,
  expectVerified,
  goTo,
  key,
  line,
  openShift,
  openTill,
  paid,
  pair,
  said,
  sale,
  signIn,
} from "./testing/hands.ts";
import { MUG_CODE, openShop, PIN, plainItem, WAITER, type Shop } from "./testing/shop.ts";

/*
 * The till as it ships, in a browser, on the real server with its own database: what is sold on the screen is what the
 * books say.
 */
let shop: Shop;

test.beforeAll(async () => {
  shop = await openShop();
});
test.afterAll(() => shop.stage.stop());

/** What a page says on its console while the server is there all the time. */
let complaints: string[] = [];
test.beforeEach(({ page }) => {
  complaints = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
});

/** As a scanner does: a key every few milliseconds, Enter at the end. */
const scan = (page: Page, code: string) =>
  page.evaluate((text) => {
    for (const name of [...Array.from(text), "Enter"]) {
      const target = document.activeElement ?? document.body;
      target.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }));
    }
  }, code);

async function newestSale(page: Page, name?: string): Promise<Order> {
  await expectSent(page);
  const body = { location_id: shop.location, states: ["completed"], limit: 1, ...(name ? { name } : {}) };
  const { data } = (await shop.stage.send("POST", "/v1/orders/search", body)) as { data: Order[] };
  return data[0]!;
}

const today = () => shop.read<DayReport>("/v1/reports/day");

/** What the owner does elsewhere; gives the status of the answer. */
async function asOwner(method: "PUT" | "DELETE", path: string, body?: object): Promise<number> {
  const { origin, ownerToken } = shop.stage;
  const answer = await fetch(origin + path, {
    method,
    headers: {
      authorization: `Bearer ${ownerToken}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return answer.status;
}

test("a coffee is sold for cash in three presses, and is in the day's report", async ({ page }) => {
  const before = await today();
  await openTill(page, shop, "Counter");
  await key(page, /^Espresso/).click();
  await key(page, /^Cash exact/).click();
  await expect(paid(page)).toContainText("No change");
  await key(page, /^Next sale/).click();
  await expect(paid(page)).toHaveCount(0);
  await expect(sale(page)).toContainText("Nothing yet");

  await expectSent(page);
  const after = await today();
  expect(after.totals.count - before.totals.count).toBe(1);
  expect(after.totals.total - before.totals.total).toBe(305); // 2.80 and 8.875 % of it
  const order = await newestSale(page);
  expect(order.receipt?.legal_number).toMatch(/^[A-Z]\d*-\d+/);
  await goTo(page, "Report");
  await expect(page.getByRole("main")).toContainText("Espresso");
  await expect(page.getByRole("main")).toContainText("$3.05");
  expect(complaints).toEqual([]);
});

test("a day: options, notes, discounts, split, hold, refund, paid out, blind count, Z report", async ({
  page,
}) => {
  const before = await today();
  await openTill(page, shop, "Bar");

  await test.step("a choice that must be made, an extra, a note, two of it, and ten percent off", async () => {
    await key(page, /^House burger/).click();
    await expect(dialog(page).getByRole("button", { name: "Choose: How is it done?" })).toBeDisabled();
    await dialog(page).getByText("Medium", { exact: true }).click();
    await dialog(page).getByText("Bacon").click();
    await dialog(page).getByLabel("Note").fill("no onions");
    await dialog(page).getByRole("button", { name: /^Add/ }).click();
    await expect(sale(page)).toContainText("no onions");
    await page.keyboard.press("F6");
    await dialog(page).getByText("How many House burger?").waitFor();
    await page.keyboard.type("2", { delay: 80 });
    await page.keyboard.press("Enter");
    await expect(sale(page)).toContainText("2×");
    await key(page, "Discount").click();
    await dialog(page).waitFor();
    await page.keyboard.type("10", { delay: 80 });
    await page.keyboard.press("Enter");
    await expect(sale(page)).toContainText("-$3.00");
  });

  await test.step("half in cash, the rest by card", async () => {
    await page.keyboard.press("F9");
    await page.getByRole("radio", { name: "1 of 2" }).click();
    await key(page, /^Exact/).click();
    await expect(page.getByRole("region", { name: "Pay", exact: true })).toContainText("Taken so far");
    await key(page, /^Record card/).click();
    await expect(paid(page)).toContainText("Card terminal");
    const order = await newestSale(page);
    // 2 × (13.50 + 1.50) = 30.00, less 10 %, with 8.875 % of 27.00.
    expect(order.totals).toMatchObject({ gross: 3000, discount: 300, tax: 240, total: 2940, balance: 0 });
    expect(order.payments.map(({ tender, amount }) => [tender, amount])).toEqual([
      ["cash", 1470],
      ["external", 1470],
    ]);
    expect(order.lines[0]).toMatchObject({ quantity: 2, note: "no onions" });
    expect(order.lines[0]?.modifiers?.map(({ name }) => name)).toEqual(["Medium", "Bacon"]);
    await key(page, /^Next sale/).click();
  });

  await test.step("an order is held, taken up again, changed and paid", async () => {
    await key(page, /^Lemonade/).click();
    await page.keyboard.press("F7");
    await page.getByLabel("Name or table").fill("Table 12");
    await dialog(page).getByRole("button", { name: "Hold" }).click();
    await expect(said(page)).toContainText("Table 12 is on hold");
    await goTo(page, "Open");
    await key(page, /Table 12/).click();
    await key(page, /^Butter croissant/).click();
    await key(page, /^Espresso/).click();
    await page.keyboard.press("F10");
    await expect(paid(page)).toContainText("No change");
    const order = await newestSale(page, "Table 12");
    expect(order.lines.map(({ name }) => name)).toEqual(["Lemonade", "Butter croissant", "Espresso"]);
    expect(order.totals.total).toBe(1089);
    await key(page, /^Next sale/).click();
  });

  await test.step("one line of it is given back in cash", async () => {
    await goTo(page, "History");
    await page.getByRole("searchbox").fill("Table 12");
    await key(page, /10\.89/).click();
    await key(page, "Refund").click();
    await dialog(page).getByRole("button", { name: "One more" }).first().click();
    await dialog(page).getByRole("button", { name: "Not good" }).click();
    await dialog(page)
      .getByRole("button", { name: /^Give back/ })
      .click();
    await expect(said(page)).toContainText("given back");
    const order = await newestSale(page, "Table 12");
    expect(order.refunds.map(({ tender, amount, lines }) => [tender, amount, lines[0]?.name])).toEqual([
      ["cash", 436, "Lemonade"],
    ]);
  });

  await test.step("milk is paid from the drawer", async () => {
    await goTo(page, "Shift");
    await key(page, "Pay out").click();
    await page.keyboard.type("1250", { delay: 80 });
    await dialog(page).getByLabel("What for").fill("Milk");
    await dialog(page)
      .getByRole("button", { name: /^Pay out/ })
      .click();
    await expect(said(page)).toContainText("Paid out");
    await expect(page.getByRole("main")).toContainText("Milk");
  });

  await test.step("the drawer is counted blind, and the Z report says what was short", async () => {
    await key(page, "Count and close").click();
    await expect(page.getByRole("main")).not.toContainText("Should be");
    // 200.00 + 14.70 + 10.89 − 4.36 − 12.50 = 208.73 should be there; 208.00 are.
    await page.getByLabel("How many $20.00").fill("10");
    await page.getByLabel("How many $1.00").fill("8");
    await key(page, "Close shift").click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Close shift" }).click();
    const main = page.getByRole("main");
    await expect(main).toContainText("Should be");
    await expect(main).toContainText("$208.73");
    await expect(main).toContainText("-$0.73");
    await expectSent(page);
    const { data } = await shop.read<{ data: CashDrawerShift[] }>(
      "/v1/cash-drawer-shifts?open=false&limit=1",
    );
    const z = data[0]?.z;
    expect(z?.tenders.find(({ tender }) => tender === "cash")).toMatchObject({
      expected: 20_873,
      counted: 20_800,
      over_short: -73,
    });
    expect(z?.totals).toMatchObject({
      sales: { count: 2, gross: 4000, discount: 300, total: 4029 },
      refunds: { count: 1, total: 436 },
      paid_out: { count: 1, amount: 1250 },
    });
  });

  const after = await today();
  expect(after.totals.count - before.totals.count).toBe(2);
  expect(after.totals.total - before.totals.total).toBe(4029);
  expect(after.totals.refunds.total - before.totals.refunds.total).toBe(436);
  await expectVerified(shop);
  expect(complaints).toEqual([]);
});

test("by keyboard and scanner alone: scan, search, quantity, pay with a note, next sale", async ({
  page,
}) => {
  await openTill(page, shop, "Keys");
  await scan(page, MUG_CODE);
  await expect(sale(page)).toContainText("House mug");
  await page.keyboard.press("F1");
  await page.keyboard.type("croiss", { delay: 80 });
  await page.keyboard.press("Enter");
  await expect(sale(page)).toContainText("Butter croissant");
  await page.keyboard.press("F9");
  await page.keyboard.type("2000", { delay: 80 });
  await expect(page.getByRole("region", { name: "Cash" })).toContainText("Change $1.28");
  await page.keyboard.press("Enter");
  await expect(paid(page)).toContainText("$1.28");
  await page.keyboard.press("Enter");
  await expect(sale(page)).toContainText("Nothing yet");
  expect((await newestSale(page)).totals.total).toBe(1872);
  expect(complaints).toEqual([]);
});

test("what is on the house is sold without taking money, at once or after it was held", async ({ page }) => {
  await openTill(page, shop, "House");
  const discount = async (): Promise<void> => {
    await key(page, /^Espresso/).click();
    await key(page, "Discount").click();
    await dialog(page).waitFor();
    await page.keyboard.type("100", { delay: 80 });
    await page.keyboard.press("Enter");
    await expect(sale(page)).toContainText("-$2.80");
  };
  const free = async (name?: string): Promise<void> => {
    const order = await newestSale(page, name);
    expect(order.totals).toMatchObject({ gross: 280, discount: 280, total: 0, balance: 0 });
    expect(order.payments).toEqual([]);
  };
  await test.step("at once", async () => {
    await discount();
    await key(page, /^Cash exact/).click();
    await expect(paid(page)).toContainText("Total$0.00");
    await key(page, /^Next sale/).click();
    await free();
  });
  await test.step("after it was held", async () => {
    await discount();
    await page.keyboard.press("F7");
    await page.getByLabel("Name or table").fill("Friend");
    await dialog(page).getByRole("button", { name: "Hold" }).click();
    await expect(said(page)).toContainText("Friend is on hold");
    await goTo(page, "Open");
    await key(page, /Friend/).click();
    await page.keyboard.press("F10");
    await expect(paid(page)).toContainText("Total$0.00");
    await free("Friend");
  });
  expect(complaints).toEqual([]);
});

test("what others change arrives within seconds: prices, and what is sold out", async ({ page }) => {
  const soup = plainItem("Soup", 600);
  await shop.write([soup]);
  await openTill(page, shop, "Menu");
  await expect(key(page, /^Soup/)).toContainText("$6.00");
  await shop.write([{ ...soup, variations: [{ ...soup.variations[0], price: 650 }] }]);
  await expect(key(page, /^Soup/)).toContainText("$6.50");
  const ended = { location_id: shop.location, sold_out: true };
  expect(await asOwner("PUT", `/v1/catalog/availability/${soup.variations[0]!.id}`, ended)).toBe(200);
  await expect(key(page, /^Soup/)).toContainText(/sold out/i);
  expect(complaints).toEqual([]);
});

test("a reload keeps the device and the sign-in; a device that is revoked is told so", async ({ page }) => {
  await openTill(page, shop, "Reload");
  await page.reload();
  await expect(key(page, /^Espresso/)).toBeVisible();
  const { data } = await shop.read<{ data: { id: string; name: string }[] }>("/v1/devices");
  const device = data.find(({ name }) => name === "Reload")!;
  expect(await asOwner("DELETE", `/v1/devices/${device.id}?location_id=${shop.location}`)).toBe(204);
  await expect(page.getByRole("alert")).toContainText("This till was taken out of the shop");
  await expect(page.getByLabel("Pairing code")).toBeVisible();
});

test("a pairing whose answer is lost is the same pairing when it is asked again", async ({ page }) => {
  const code = await shop.code();
  await page.route("**/v1/devices", async (route) => {
    await route.fetch();
    await route.abort();
  });
  await page.goto(shop.till);
  await page.getByLabel("Pairing code").fill(code);
  await page.getByLabel("Name of this till").fill("Lost");
  await key(page, "Pair").click();
  await expect(said(page)).toContainText("The server does not answer");
  await page.unroute("**/v1/devices");
  await key(page, "Pair").click();
  await key(page, WAITER).waitFor();
  const { data } = await shop.read<{ data: { name: string }[] }>("/v1/devices");
  expect(data.filter(({ name }) => name === "Lost")).toHaveLength(1);
});

test("a PIN of any length signs in; once its length is known the last digit does", async ({ page }) => {
  await pair(page, shop, "Pins");
  await signIn(page);
  await key(page, /^Lock/).click();
  await key(page, WAITER).click();
  await page.getByRole("region", { name: `PIN of ${WAITER}` }).waitFor();
  await page.keyboard.type(PIN, { delay: 80 });
  await page.getByRole("navigation", { name: "Screens" }).waitFor();
  expect(complaints).toEqual([]);
});

test("a wrong PIN and a wrong code are told in words", async ({ page }) => {
  await page.goto(shop.till);
  await page.getByLabel("Pairing code").fill("AAAA-AAAA");
  await key(page, "Pair").click();
  await expect(said(page)).toContainText("There is no such pairing code");
  await page.getByLabel("Pairing code").fill(await shop.code());
  await key(page, "Pair").click();
  await key(page, WAITER).click();
  await page.keyboard.type("0000", { delay: 80 });
  await page.keyboard.press("Enter");
  await expect(said(page)).toContainText("That is not the PIN");
});

test("a server that is killed while a sale is on its way has taken it once", async ({ page }) => {
  await openTill(page, shop, "Storm");
  await expectSent(page);
  const before = await today();
  // The server has taken the sale, but its answer never arrives; then it is gone.
  await page.route("**/v1/sync/push", async (route) => {
    await route.fetch().catch(() => {}); // asked again after the kill, when nobody answers
    await route.abort();
  });
  await key(page, /^Espresso/).click();
  await key(page, /^Cash exact/).click();
  await expect(paid(page)).toContainText("No change");
  await expect.poll(async () => (await today()).totals.count).toBe(before.totals.count + 1);
  await shop.stage.end("SIGKILL");
  await expect(line(page)).toContainText("1 not sent yet");
  await page.unroute("**/v1/sync/push");
  await shop.stage.restart();
  await expectSent(page);
  const after = await today();
  expect(after.totals.count - before.totals.count).toBe(1);
  expect(after.totals.total - before.totals.total).toBe(305);
  await expectVerified(shop);
});

test("a sale that is not sent when the page is loaded again is sent then", async ({ page }) => {
  await openTill(page, shop, "Amnesia");
  await expectSent(page);
  const before = await today();
  page.on("dialog", (question) => void question.accept());
  await page.route("**/v1/sync/push", (route) => route.abort());
  await key(page, /^Espresso/).click();
  await key(page, /^Cash exact/).click();
  await expect(paid(page)).toContainText("No change");
  await expect(line(page)).toContainText("1 not sent yet");
  expect((await today()).totals.count).toBe(before.totals.count);
  await page.unroute("**/v1/sync/push");
  await page.reload();
  await expectSent(page);
  const after = await today();
  expect(after.totals.count - before.totals.count).toBe(1);
  expect(after.totals.total - before.totals.total).toBe(305);
});

const sizes = { phone: [390, 844], tablet: [1024, 768], desktop: [1440, 900] } as const;

for (const [size, colorScheme] of [
  ["phone", "light"],
  ["tablet", "dark"],
  ["desktop", "light"],
  ["desktop", "dark"],
] as const) {
  test(`axe finds nothing on any screen, and nothing is too wide: ${size}, ${colorScheme}`, async ({
    page,
  }) => {
    const [width, height] = sizes[size];
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.goto(shop.till);
    await page.getByLabel("Pairing code").waitFor();
    await expectClean(page, "pair");
    await pair(page, shop, `Look ${size} ${colorScheme}`);
    await expectClean(page, "staff");
    await signIn(page);
    await expectClean(page, "no shift");
    await openShift(page);
    await key(page, /^House burger/).click();
    await dialog(page).waitFor();
    await expectClean(page, "options");
    await page.keyboard.press("Escape");
    await key(page, /^Lemonade/).click();
    await expectClean(page, "sell");
    await page.keyboard.press("F9");
    await page.getByRole("region", { name: "Pay", exact: true }).waitFor();
    await expectClean(page, "pay");
    await page.keyboard.press("F10");
    await paid(page).waitFor();
    await expectClean(page, "done");
    await page.keyboard.press("Enter");
    await goTo(page, "History");
    await key(page, /4\.36/).click();
    await expectClean(page, "history");
    await goTo(page, "Shift");
    await key(page, "X report").click();
    await expect(page.getByRole("main")).toContainText("Sales (1)");
    await expectClean(page, "shift");
    await goTo(page, "Report");
    await expect(page.getByRole("main")).toContainText("Lemonade");
    await expectClean(page, "report");
    for (const screen of ["Open", "Settings"]) {
      await goTo(page, screen);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await expectClean(page, screen);
    }
    expect(complaints).toEqual([]);
  });
}

async function expectClean(page: Page, view: string): Promise<void> {
  // Where the library reads names aloud that may be gone from the screen by then.
  const { violations } = await new AxeBuilder({ page }).exclude("[data-live-announcer]").analyze();
  expect(
    violations.map(({ id, nodes }) => `${view}: ${id}: ${nodes.map((node) => node.html).join("\n  ")}`),
  ).toEqual([]);
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(`${view}: ${beyond} px too wide`).toBe(`${view}: 0 px too wide`);
}
