import { apiPage, file, route, type ApiPage, type OpenApi, type RouteModule } from "@counterfoil/http";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { apiDocument } from "./api-document.ts";

const UI = join(import.meta.dirname, "../../kits/ui");

/** The mark of kits/ui, drawn here again because that kit is made for browsers. */
function mark(stub: string, ticket: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
    <path fill="${stub}" d="M6 5H9.5A3 3 0 0 0 11.75 7.9V24.1A3 3 0 0 0 9.5 27H6A3 3 0 0 1 3 24V8A3 3 0 0 1 6 5Z"/>
    <path fill="${ticket}" d="M26 5A3 3 0 0 1 29 8V24A3 3 0 0 1 26 27H15.5A3 3 0 0 0 13.25 24.1V7.9A3 3 0 0 0 15.5 5Z"/>
  </svg>`;
}

const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Made when somebody asks for it: a server that is never read pays nothing for it. */
function made(): { page: ApiPage; document: string } {
  const document: OpenApi = apiDocument();
  const page = apiPage(document, {
    styles: ["tokens.css", "base.css"].map((name) => readFileSync(join(UI, "tokens", name), "utf8")),
    mark: mark("var(--cf-canary)", "var(--cf-go)"),
    icon: mark("#ffd44a", "#0b5c46"),
    links: { css: "/docs/page.css", script: "/docs/page.js", document: "/v1/openapi.json" },
  });
  return { page, document: JSON.stringify(document) };
}

/** The OpenAPI document, and the page that people read. */
export function docsRoutes(): RouteModule {
  let kept: ReturnType<typeof made> | undefined;
  const serve = <U extends `/${string}`>(
    url: U,
    type: string,
    pick: (what: ReturnType<typeof made>) => string,
  ) =>
    route({
      method: "GET",
      url,
      summary: `Read ${url}`,
      open: true,
      files: [type],
      handle: (call) => {
        call.header("cache-control", "no-cache");
        call.header("content-security-policy", POLICY);
        return file(`${type}; charset=utf-8`, pick((kept ??= made())));
      },
    });
  return {
    tag: "Documentation",
    routes: [
      serve("/v1/openapi.json", "application/json", ({ document }) => document),
      serve("/docs", "text/html", ({ page }) => page.html),
      serve("/docs/page.css", "text/css", ({ page }) => page.css),
      serve("/docs/page.js", "text/javascript", ({ page }) => page.script),
    ],
  };
}
