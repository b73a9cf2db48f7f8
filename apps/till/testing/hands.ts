import { expect, type Page } from "@playwright/test";
import { runCli } from "@counterfoil/stage";
import { PIN, type Shop, WAITER } from "./shop.ts";

/** What a waiter finds and presses on the screens of a till. */
export const key = (page: Page, name: RegExp | string) => page.getByRole("button", { name }).first();
export const sale = (page: Page) => page.getByRole("region", { name: "This sale" });
export const paid = (page: Page) => page.getByRole("region", { name: "Paid" });
export const said = (page: Page) => page.getByRole("region", { name: "Messages" });
export const dialog = (page: Page) => page.getByRole("dialog");
/** The line to the server, in the till's head. */
export const line = (page: Page) => page.getByRole("banner").getByRole("status");
/** What was done here is on the server now. */
export const expectSent = (page: Page) => expect(line(page)).toContainText("Online, everything is sent");
export const goTo = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Screens" }).getByRole("button", { name }).click();

export async function pair(page: Page, shop: Shop, name: string): Promise<void> {
  await page.goto(shop.till);
  await page.getByLabel("Pairing code").fill(await shop.code());
  await page.getByLabel("Name of this till").fill(name);
  await key(page, "Pair").click();
  await key(page, WAITER).waitFor();
}

export async function signIn(page: Page): Promise<void> {
  await key(page, WAITER).click();
  await page.getByRole("region", { name: `PIN of ${WAITER}` }).waitFor();
  await page.keyboard.type(PIN, { delay: 80 });
  await page.keyboard.press("Enter");
  await page.getByRole("navigation", { name: "Screens" }).waitFor();
}

export async function openShift(page: Page, float = "20000"): Promise<void> {
  await goTo(page, "Shift");
  await page.getByText("Open the shift", { exact: true }).waitFor();
  await page.keyboard.type(float, { delay: 80 });
  await page.keyboard.press("Enter");
  await expect(said(page)).toContainText("The shift is open");
}

/** A till that is ready to sell. */
export async function openTill(page: Page, shop: Shop, name: string): Promise<void> {
  await pair(page, shop, name);
  await signIn(page);
  await openShift(page);
}

/** Sells one of something for cash, and is ready for the next guest. */
export async function sellForCash(page: Page, name: RegExp): Promise<void> {
  await key(page, name).click();
  await key(page, /^Cash exact/).click();
  await expect(paid(page)).toContainText("No change");
  await key(page, /^Next sale/).click();
  await expect(paid(page)).toHaveCount(0);
}

/** Both chains, every sequence and every domain's own checks. */
export async function expectVerified(shop: Shop): Promise<void> {
  const { code, json } = await runCli(["verify"], shop.stage.env);
  expect({ code, ok: json["ok"], faults: json["faults"] }).toEqual({ code: 0, ok: true, faults: [] });
}
