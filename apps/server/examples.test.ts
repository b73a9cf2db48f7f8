import { closed, exampleOf, requestCheck } from "@counterfoil/http";
import { expect, test } from "vitest";
import { describeModules } from "./compose.ts";

const routes = describeModules().flatMap((module) => module.routes);

test.each(routes.flatMap(({ method, url, body }) => (body ? [{ what: `${method} ${url}`, body }] : [])))(
  "the examples that the page shows for $what are what it takes",
  ({ body }) => {
    const check = requestCheck(body, "body");
    for (const full of [0, 9]) {
      const example = exampleOf(closed(body), {}, { full });
      expect(() => check(example), JSON.stringify(example)).not.toThrow();
    }
  },
);
