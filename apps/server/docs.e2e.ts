import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { createService } from "@counterfoil/http";
import { docsRoutes } from "./docs.ts";

/** Of each kind of thing on the page. */
const SHOWN = 6;

let url = "";
const service = createService({
  modules: [docsRoutes()],
  // These routes read nothing.
  pipeline: {} as never,
  database: {} as never,
  authenticate: () => null,
  parentOf: () => undefined,
  now: () => new Date().toISOString(),
});

test.beforeAll(async () => {
  url = await service.listen({ host: "127.0.0.1", port: 0 });
});
test.afterAll(() => service.close());

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test("the page of the API has nothing that axe-core would mend, and no error in its console", async ({
      page,
    }) => {
      const errors: string[] = [];
      page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
      page.on("pageerror", (error) => errors.push(error.message));
      await page.goto(`${url}/docs`);
      await expect(page.getByRole("heading", { name: "Counterfoil API", level: 1 })).toBeVisible();
      // One template makes all of them, and axe-core looks at every text: a few stand for the sixty.
      await page.evaluate((few) => {
        for (const all of [".operation", ".shape", "tbody tr", ".side li"]) {
          for (const more of [...document.querySelectorAll(all)].slice(few)) more.remove();
        }
      }, SHOWN);
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      expect(errors).toEqual([]);
    });
  });
}

test("operations are found from the keyboard", async ({ page }) => {
  await page.goto(`${url}/docs`);
  await page.keyboard.press("/");
  await page.keyboard.type("drawer close");
  await expect(page.getByRole("status")).toHaveText("1 operation");
  await expect(page.getByRole("article")).toHaveCount(1);
  await expect(page.getByRole("heading", { name: "Close a shift with a Z report" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("status")).toBeEmpty();
});
