import { expect, test, type Page } from "@playwright/test";
import { expectClean, happen, key, sale, scan, serveDemo, type Demo, type Size } from "./testing/demo.ts";

/*
 * What the till says while the line is gone or the device cannot keep a sale, and what becomes of what was done: on
 * demo data.
 */
let demo: Demo;
test.beforeAll(async () => {
  demo = await serveDemo();
});
test.afterAll(() => demo.stop());

const open = (page: Page, query = "", size: Size = "desktop") => demo.open(page, query, size);
const banner = (page: Page) => page.getByText(/^No connection since/);
const messages = (page: Page) => page.getByRole("region", { name: "Messages" });

test("without the line: the dot at once, a sentence after five seconds, all sent when it is back", async ({
  page,
}) => {
  await page.clock.install();
  await open(page);
  await happen(page, "offline-now");
  await expect(page.getByRole("banner").getByRole("status")).toContainText("14 not sent yet");
  await page.clock.runFor(3_000);
  await expect(banner(page)).toHaveCount(0);
  await page.clock.runFor(3_000);
  await expect(banner(page)).toBeVisible();
  await key(page, "What works").click();
  await expect(page.getByRole("dialog")).toContainText("Cards are only recorded");
  await page.keyboard.press("Escape");
  await key(page, /^Espresso/).click();
  await key(page, /^Cash exact/).click();
  await expect(page.getByRole("region", { name: "Paid" })).toBeVisible();
  await happen(page, "online");
  await expect(banner(page)).toHaveCount(0);
  await expect(messages(page)).toContainText("Connected again, all 14 sales are sent");
});

test("a gap of a second is not spoken of", async ({ page }) => {
  await open(page);
  await happen(page, "offline-now");
  await happen(page, "online");
  await expect(page.getByRole("banner").getByRole("status")).toContainText("everything is sent");
  await expect(messages(page)).toBeEmpty();
});

test("what cannot be stored cannot be sold, and everything else can be read", async ({ page }) => {
  await open(page);
  await key(page, /^Espresso/).click();
  await happen(page, "failing");
  await expect(page.getByRole("alert")).toContainText("Delete files or photos");
  await expect(key(page, /^Cash exact/)).toBeDisabled();
  await page.keyboard.press("F10");
  await expect(page.getByRole("region", { name: "Paid" })).toHaveCount(0);
  await scan(page, "4006381333931");
  await expect(sale(page)).not.toContainText("House mug");
  await page.keyboard.press("F8");
  await expect(key(page, /Table 7/)).toBeVisible();
  await expect(page.getByRole("alert")).toBeVisible();
});

test("another tab sells: this one shows and sells nothing", async ({ page }) => {
  await open(page, "state=looking-on");
  await expect(page.getByText("Close the other tab to sell here")).toBeVisible();
  await scan(page, "4006381333931");
  await expect(sale(page)).toContainText("Nothing yet");
});

test("the first picture of the shop says how much of it is here", async ({ page }) => {
  await open(page, "state=new");
  await expect(page.getByRole("progressbar")).toContainText("12,400 of 50,000");
});

test("the proof is one press from the dot, tells what is not confirmed, and gives it out as a file", async ({
  page,
}) => {
  await open(page, "state=unsent");
  await page
    .getByRole("banner")
    .getByRole("button", { name: /Show the proof/ })
    .click();
  const main = page.getByRole("main");
  await expect(main).toContainText("211 of 214 confirmed");
  await page.getByRole("radio", { name: "Not confirmed (3)" }).click();
  await expect(page.getByRole("list", { name: "What was done" }).getByRole("listitem")).toHaveCount(3);
  await key(page, /^A0-/).click();
  await expect(page.getByRole("dialog")).toContainText("Not on the server yet");
  await page.keyboard.press("Escape");
  await key(page, "Export what waits").click();
  const make = page.getByRole("button", { name: "Make the file" });
  await page.getByLabel("Passphrase", { exact: true }).fill("short");
  await make.click();
  await expect(page.getByRole("dialog")).toContainText("Use at least 10 characters.");
  await page.getByLabel("Passphrase", { exact: true }).fill("long enough to hold");
  await page.getByLabel("Passphrase again").fill("something else");
  await make.click();
  await expect(page.getByRole("dialog")).toContainText("The two are not the same.");
  await page.getByLabel("Passphrase again").fill("long enough to hold");
  const file = page.waitForEvent("download");
  await make.click();
  expect((await file).suggestedFilename()).toBe("counter-unsent.counterfoil");
  await happen(page, "online");
  await expect(main).toContainText("214 of 214 confirmed");
  await expect(main).toContainText("Everything is confirmed");
});

test("what another till has exported is sent from here, and not without the line", async ({ page }) => {
  await open(page, "screen=proof");
  const chosen = page.waitForEvent("filechooser");
  await key(page, "Import a file").click();
  const file = { name: "bar.counterfoil", mimeType: "application/octet-stream", buffer: Buffer.from("x") };
  await (await chosen).setFiles(file);
  await page.getByLabel("Passphrase").fill("wrong passphrase");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(messages(page)).toContainText("does not open the file");
  await page.getByLabel("Passphrase").fill("the right passphrase");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(messages(page)).toContainText("12 sent, 2 had arrived before");
  await happen(page, "offline");
  await expect(key(page, "Import a file")).toBeDisabled();
});

test("what does not fit is counted on the rail and settled with a note", async ({ page }) => {
  await open(page, "state=exceptions");
  await page
    .getByRole("navigation")
    .getByRole("button", { name: /3 to settle/ })
    .click();
  await key(page, /^To settle/).click();
  await page.getByRole("button", { name: "Settle", exact: true }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Settle" }).click();
  await expect(dialog).toContainText("Say what you did");
  await dialog.getByLabel("Note").fill("Given back in cash.");
  await dialog.getByRole("button", { name: "Settle" }).click();
  await expect(page.getByRole("list", { name: "What does not fit" }).getByRole("listitem")).toHaveCount(2);
  await expect(page.getByRole("navigation").getByRole("button", { name: /2 to settle/ })).toBeVisible();
  await page.getByRole("radio", { name: "Settled" }).click();
  await expect(page.getByRole("main")).toContainText("Given back in cash.");
});

test("nobody unpairs a till that holds what is not sent, and who locks it is told", async ({ page }) => {
  await open(page, "screen=settings&state=unsent");
  await expect(key(page, "Unpair this till")).toBeDisabled();
  await expect(page.getByRole("main")).toContainText("3 sales are not sent yet");
  await key(page, /^Lock the till/).click();
  await expect(page.getByRole("main")).toContainText("3 sales are not sent yet");
});

test("who else is at an order is seen in the list and over the sale", async ({ page }) => {
  await open(page, "screen=orders&state=presence");
  await key(page, /Table 7.*Raj and Mei are adding/).click();
  await expect(sale(page)).toContainText("Raj and Mei are adding");
  await expect(sale(page)).toContainText("$52.15");
  await happen(page, "another-beer");
  await expect(sale(page)).toContainText("4×");
  await expect(sale(page)).toContainText("$67.83");
});

test("a menu of 50,000 items shows a bounded number of tiles and is searched by code", async ({ page }) => {
  await open(page, "state=many");
  const tiles = page.getByRole("region", { name: "Products" }).getByRole("button");
  await expect(tiles).toHaveCount(121);
  await key(page, "Show more").click();
  await expect(tiles).toHaveCount(241);
  await page.getByRole("searchbox").fill("red screw 499");
  await expect(tiles.first()).toContainText("Red screw 499");
  await expect(async () => {
    await page.getByRole("searchbox").fill("");
    await page.getByRole("searchbox").fill("ART-49999");
    await expect(tiles.first()).toContainText("49999", { timeout: 500 });
  }).toPass();
});

for (const [size, look] of [
  ["phone", "theme=dark"],
  ["tablet", "theme=light"],
  ["desktop", "theme=dark&dir=rtl"],
] as const) {
  test(`axe finds nothing on what comes up without the line: ${size}, ${look}`, async ({ page }) => {
    const dialog = page.getByRole("dialog");
    await open(page, `screen=proof&state=offline&${look}`, size);
    await key(page, "What works").click();
    await dialog.waitFor();
    await expectClean(page, "what works");
    await page.keyboard.press("Escape");
    await key(page, /^A0-/).click();
    await dialog.waitFor();
    await expectClean(page, "one row of the proof");
    await page.keyboard.press("Escape");
    await key(page, "Export what waits").click();
    await page.getByRole("button", { name: "Make the file" }).click();
    await expectClean(page, "export");
    await open(page, `screen=exceptions&state=exceptions&${look}`, size);
    await page.getByRole("button", { name: "Settle", exact: true }).first().click();
    await dialog.waitFor();
    await expectClean(page, "settle");
  });
}
