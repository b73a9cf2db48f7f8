import { newToken } from "@counterfoil/secrets";
import { expect, test } from "vitest";
import { readConfig } from "../config.ts";
import { SITE_TOKEN_PREFIX } from "./config.ts";

const token = newToken(SITE_TOKEN_PREFIX);

function read(COUNTERFOIL_UPSTREAM?: string, COUNTERFOIL_UPSTREAM_TOKEN: string | undefined = token) {
  return readConfig({ COUNTERFOIL_UPSTREAM, COUNTERFOIL_UPSTREAM_TOKEN }).upstream;
}

test("a server is a box where an upstream is named", () => {
  expect(read()).toBeUndefined();
  expect(read("https://pos.example/")).toEqual({ url: "https://pos.example", token });
  expect(read("https://pos.example/house")).toEqual({ url: "https://pos.example/house", token });
  expect(read("http://127.0.0.1:8080")).toEqual({ url: "http://127.0.0.1:8080", token });
});

test.each([
  "http://pos.example",
  "ftp://pos.example",
  "pos.example",
  "https://a:b@pos.example",
  "https://pos.example?x",
])("keys do not travel to %s", (url) => {
  expect(() => read(url)).toThrow("COUNTERFOIL_UPSTREAM");
});

test("a token that is none of a box's is named, and not shown", () => {
  expect(() => read("https://pos.example", "cfo_secret")).toThrow(/^COUNTERFOIL_UPSTREAM_TOKEN=… is not/);
});
