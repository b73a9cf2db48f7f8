import { expect, test, type Page } from "@playwright/test";
import { expectClean, key, sale, scan, serveDemo, type Demo, type Size } from "./testing/demo.ts";

/*
 * The screens by themselves, on demo data: what a person does with fingers, keys and a scanner. That the sale arrives
 * is tested against a real server elsewhere.
 */
let demo: Demo;
test.beforeAll(async () => {
  demo = await serveDemo();
});
test.afterAll(() => demo.stop());

const open = (page: Page, query = "", size: Size = "desktop") => demo.open(page, query, size);

test.describe("a cash sale of one item is three presses", () => {
  for (const size of ["phone", "tablet", "desktop"] as const) {
    test(size, async ({ page }) => {
      await open(page, "", size);
      await key(page, /^Espresso/).click();
      await key(page, /^Cash exact/).click();
      await expect(page.getByRole("region", { name: "Paid" })).toContainText("No change");
      await expect(page.getByRole("region", { name: /^Receipt A0-/ })).toContainText("$3.05");
      await key(page, /^Next sale/).click();
      await expect(page.getByRole("region", { name: "Paid" })).toHaveCount(0);
    });
  }
});

test("by keyboard alone: search, quantity, pay with a note, next sale", async ({ page }) => {
  await open(page);
  await page.keyboard.press("F1");
  await page.keyboard.type("croiss", { delay: 80 }); // any faster and it is a scanner's code
  await page.keyboard.press("Enter");
  await page.keyboard.press("F6");
  await page.getByRole("dialog").getByText("How many Butter croissant?").waitFor();
  await page.keyboard.type("12", { delay: 80 });
  await page.keyboard.press("Enter");
  await expect(sale(page)).toContainText("12×");
  await page.keyboard.press("F9");
  await page.keyboard.type("5000", { delay: 80 });
  await expect(page.getByRole("region", { name: "Cash" })).toContainText("Change $8.19");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Paid" })).toContainText("$8.19");
  await page.keyboard.press("Enter");
  await expect(sale(page)).toContainText("Nothing yet");
});

test("a scanned code sells wherever the focus is, leaves no digits behind and presses nothing", async ({
  page,
}) => {
  await open(page);
  await key(page, /^Espresso/).click();
  await scan(page, "4006381333931");
  await expect(sale(page)).toContainText("House mug");
  await expect(sale(page).getByText("1×")).toHaveCount(2);
  await page.keyboard.press("F1");
  await scan(page, "4006381333931");
  await expect(page.getByRole("searchbox")).toHaveValue("");
  await expect(sale(page)).toContainText("2×");
  await scan(page, "99999999");
  await expect(page.getByRole("region", { name: "Messages" })).toContainText(
    "No product has the code 99999999",
  );
});

test("a scan over a payment types no money", async ({ page }) => {
  await open(page);
  await key(page, /^Espresso/).click();
  await page.keyboard.press("F9");
  await page.keyboard.type("20", { delay: 80 });
  await scan(page, "4006381333931");
  await expect(page.getByRole("region", { name: "Cash" }).getByRole("status")).toHaveText("$0.20");
});

test("modifiers that must be chosen are asked, and the rest of a bill can be paid otherwise", async ({
  page,
}) => {
  await open(page);
  await key(page, /^House burger/).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("button", { name: "Choose: How is it done?" })).toBeDisabled();
  await dialog.getByText("Medium", { exact: true }).click();
  await dialog.getByText("Bacon").click();
  await dialog.getByRole("button", { name: /^Add/ }).click();
  await expect(sale(page)).toContainText("Medium · Bacon");
  await page.keyboard.press("F9");
  await page.getByRole("radio", { name: "1 of 2" }).click();
  await key(page, /^Exact/).click();
  await expect(page.getByRole("region", { name: "Pay" })).toContainText("Taken so far");
  await key(page, /^Record card/).click();
  await expect(page.getByRole("region", { name: "Paid" })).toContainText("Card terminal");
});

test("an order is held by name, taken up again, and a stored line is taken back with a reason", async ({
  page,
}) => {
  await open(page);
  await key(page, /^Lemonade/).click();
  await page.keyboard.press("F7");
  await page.getByLabel("Name or table").fill("Table 12");
  await page.getByRole("dialog").getByRole("button", { name: "Hold" }).click();
  await page.keyboard.press("F8");
  await key(page, /Table 12/).click();
  await key(page, /^1× Lemonade/).click();
  await key(page, "Take back").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Take back" }).click();
  await expect(dialog).toContainText("Say why.");
  await dialog.getByRole("button", { name: "Wrong item" }).click();
  await dialog.getByRole("button", { name: "Take back" }).click();
  await expect(sale(page)).toContainText("taken back");
});

test("a line of a past sale is refunded and has its receipt", async ({ page }) => {
  await open(page, "screen=history");
  await key(page, /A0-\d+.*20\.77/).click();
  await key(page, "Refund").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "One more" }).nth(1).click();
  await dialog.getByRole("button", { name: "Not good" }).click();
  await dialog.getByRole("button", { name: /^Give back/ }).click();
  await expect(page.getByRole("region", { name: "Messages" })).toContainText("$3.13 given back");
  await expect(page.getByText("Partly given back")).toBeVisible();
});

test("a shift is opened, and closed by a blind count that tells what should have been there afterwards", async ({
  page,
}) => {
  await open(page, "screen=shift&state=no-shift");
  await page.keyboard.type("20000", { delay: 80 });
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Messages" })).toContainText("The shift is open");
  await key(page, "Shift").click();
  await key(page, "Count and close").click();
  await expect(page.getByRole("main")).not.toContainText("Should be");
  await page.getByLabel("How many $20.00").fill("76");
  await key(page, "Close shift").click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Close shift" }).click();
  await expect(page.getByRole("main")).toContainText("Should be");
  await expect(page.getByRole("main")).toContainText("Short");
});

test("the right PIN opens the till, a wrong one says so", async ({ page }) => {
  await open(page, "state=locked");
  await key(page, "Raj Patel").click();
  await page.keyboard.type("9999", { delay: 80 });
  await expect(page.getByRole("region", { name: "Messages" })).toContainText("This is not the PIN");
  await page.keyboard.type("1234", { delay: 80 });
  await expect(page.getByRole("navigation", { name: "Screens" })).toBeVisible();
});

const views = [
  "screen=sell",
  "screen=sell&state=offline",
  "screen=sell&state=offline-now",
  "screen=sell&state=failing",
  "screen=sell&state=looking-on",
  "screen=sell&state=new",
  "screen=sell&state=loading",
  "screen=sell&state=failed",
  "screen=sell&state=no-shift",
  "screen=sell&state=empty",
  "screen=orders",
  "screen=orders&state=empty",
  "screen=orders&state=presence,offline",
  "screen=history",
  "screen=history&state=failing",
  "screen=shift",
  "screen=shift&state=no-shift",
  "screen=report",
  "screen=report&state=offline",
  "screen=settings",
  "screen=settings&state=exceptions,unsent",
  "screen=proof",
  "screen=proof&state=offline",
  "screen=proof&state=new",
  "screen=exceptions",
  "screen=exceptions&state=exceptions",
  "screen=exceptions&state=exceptions,offline",
  "state=unpaired",
  "state=locked",
  "state=locked,offline",
  "state=locked,new",
];

for (const [size, look] of [
  ["phone", "theme=light"],
  ["tablet", "theme=dark"],
  ["desktop", "theme=light&dir=rtl"],
] as const) {
  test(`axe finds nothing and nothing is too wide: ${size}, ${look}`, async ({ page }) => {
    for (const view of views) {
      await open(page, `${view}&${look}`, size);
      await expectClean(page, view);
    }
  });

  test(`axe finds nothing on what comes up during a sale: ${size}, ${look}`, async ({ page }) => {
    await open(page, look, size);
    await key(page, /^House burger/).click();
    await page.getByRole("dialog").waitFor();
    await expectClean(page, "options");
    await page.keyboard.press("Escape");
    await key(page, /^Espresso/).click();
    await page.keyboard.press("F3");
    await page.getByRole("dialog").waitFor();
    await expectClean(page, "discount");
    await page.keyboard.press("Escape");
    await page.keyboard.press("F9");
    await page.getByRole("region", { name: "Pay" }).waitFor();
    await expectClean(page, "pay");
    await key(page, /^Exact/).click();
    await page.getByRole("region", { name: "Paid" }).waitFor();
    await expectClean(page, "done");
  });
}
