import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { apiDocument, inCheckout, writtenApi } from "./api-document.ts";

const cure = "run `npm run api` and commit what it writes";

test("the checked-in OpenAPI document and client types are those of the routes", () => {
  const written = writtenApi();
  for (const [path, text] of written)
    expect(readFileSync(inCheckout(path), "utf8"), `${path}: ${cure}`).toBe(text);
  const names = readdirSync(inCheckout("apps/server/api")).map((name) => `apps/server/api/${name}`);
  expect(names.toSorted(), cure).toEqual(
    [...written.keys()].filter((path) => path.endsWith(".ts")).toSorted(),
  );
});

test("every operation says who may, and what comes back", () => {
  for (const [url, methods] of Object.entries(apiDocument().paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const what = `${method} ${url}`;
      expect(operation.security ?? operation["x-permission"], what).toBeDefined();
      expect(Object.keys(operation.responses), what).toContain("default");
      expect(operation.summary, what).toMatch(/^[A-Z].*[^.]$/);
    }
  }
});

test("every parameter of a path is described", () => {
  for (const [url, methods] of Object.entries(apiDocument().paths)) {
    const inUrl = [...url.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    for (const [method, { parameters }] of Object.entries(methods)) {
      const described = parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name);
      expect(described, `${method} ${url}`).toEqual(inUrl);
    }
  }
});
