import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { OpenApi } from "../document.ts";
import { fieldsOf, typeOf } from "./fields.ts";
import { html, Html, inline, prose } from "./html.ts";
import { methodBadge, operationSection, type Shown } from "./operation.ts";

/** What the page is made of, each under its own address, so that the page needs no inline script or style. */
export interface ApiPage {
  readonly html: string;
  readonly css: string;
  readonly script: string;
}

export interface PageOptions {
  /** Styles before the page's own: tokens and base. */
  readonly styles: readonly string[];
  /** An SVG before the title, in the colours of the styles. */
  readonly mark: string;
  /** The same for the browser's tab, in colours of its own. */
  readonly icon: string;
  /** Where css and script are served, and the document itself. */
  readonly links: { readonly css: string; readonly script: string; readonly document: string };
}

/** The document as a page for people: readable without a script, searchable with one. */
export function apiPage(document: OpenApi, options: PageOptions): ApiPage {
  const own = (name: string): string => readFileSync(join(import.meta.dirname, name), "utf8");
  return {
    html: pageOf(document, options).text,
    css: [...options.styles, own("page.css"), own("operation.css")].join("\n"),
    script: own("page.js"),
  };
}

function pageOf(document: OpenApi, { mark, icon, links }: PageOptions): Html {
  const { title, version, description } = document.info;
  const groups = document.tags.map(({ name }) => ({
    name,
    id: `tag-${slug(name)}`,
    operations: operationsOf(document, name),
  }));
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} API</title>
        <link rel="icon" href="data:image/svg+xml,${encodeURIComponent(icon)}" />
        <link rel="stylesheet" href="${links.css}" />
        <script src="${links.script}" defer></script>
      </head>
      <body>
        <a class="skip" href="#content">Skip to the content</a>
        <header class="bar">
          <a class="brand" href="#content"
            >${new Html(mark)}<span>${title} <span class="soft">API</span></span></a
          >
          <span class="version">${version}</span>
          <a class="raw" href="${links.document}">openapi.json</a>
        </header>
        <nav class="side" aria-label="Operations">
          <label class="search">
            <span class="cf-visually-hidden">Search operations</span>
            <input
              type="search"
              id="search"
              placeholder="Search"
              autocomplete="off"
              spellcheck="false"
              aria-keyshortcuts="/"
            />
            <kbd aria-hidden="true">/</kbd>
          </label>
          <p class="count" role="status" id="found"></p>
          ${groups.map(
            ({ name, id, operations }) =>
              html`<section class="group" data-group="${id}">
                <h2><a href="#${id}">${name}</a></h2>
                <ul>
                  ${operations.map(
                    (shown) =>
                      html`<li data-operation="${shown.operation.operationId}">
                        <a href="#${shown.operation.operationId}"
                          >${methodBadge(shown.method)}<span>${shown.operation.summary}</span></a
                        >
                      </li>`,
                  )}
                </ul>
              </section>`,
          )}
          <section class="group">
            <h2><a href="#schemas">Shapes</a></h2>
          </section>
          <section class="group">
            <h2><a href="#problems">Problems</a></h2>
          </section>
        </nav>
        <main id="content">
          <section class="intro">
            <h1>${title} API</h1>
            <div class="prose">${prose(description)}</div>
          </section>
          ${groups.map(
            ({ name, id, operations }) =>
              html`<section class="tag" id="${id}" aria-labelledby="${id}-title">
                <h2 id="${id}-title">${name}</h2>
                ${operations.map((shown) => operationSection(shown, document))}
              </section>`,
          )}
          ${schemasSection(document)} ${problemsSection(document)}
        </main>
      </body>
    </html> `;
}

function operationsOf(document: OpenApi, tag: string): Shown[] {
  return Object.entries(document.paths).flatMap(([url, methods]) =>
    Object.entries(methods)
      .filter(([, operation]) => operation.tags[0] === tag)
      .map(([method, operation]) => ({ method, url, operation })),
  );
}

function schemasSection(document: OpenApi): Html {
  const shapes = Object.entries(document.components.schemas).map(([name, schema]) => {
    const { description } = schema;
    return html`<article class="shape" id="schema-${name}">
      <h3><a href="#schema-${name}">${name}</a></h3>
      ${typeof description === "string" && html`<p class="about">${inline(capital(description))}</p>`}
      ${fieldsOf(schema) ?? html`<p class="whole">${typeOf(schema)}</p>`}
    </article>`;
  });
  return html`<section class="tag" id="schemas">
    <h2>Shapes</h2>
    ${shapes}
  </section>`;
}

function problemsSection(document: OpenApi): Html {
  const rows = Object.entries(document["x-problems"])
    .toSorted(([a, one], [b, other]) => one.status - other.status || a.localeCompare(b))
    .map(
      ([code, { status, title, cure }]) =>
        html`<tr id="problem-${code}">
          <td><code>${code}</code></td>
          <td>${status}</td>
          <td>${title}</td>
          <td>${cure}</td>
        </tr>`,
    );
  return html`<section class="tag" id="problems">
    <h2>Problems</h2>
    <p class="about">
      Other codes speak for themselves: <code>unknown_…</code> is 404, <code>…_already_…</code> 409, and what
      the rules refuse 422. Every one comes with a sentence and a cure.
    </p>
    <div class="scroll" tabindex="0" role="region" aria-label="Problems by status">
      <table>
        <thead>
          <tr>
            <th scope="col">Code</th>
            <th scope="col">Status</th>
            <th scope="col">What it means</th>
            <th scope="col">Cure</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
  </section>`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function slug(tag: string): string {
  return (tag.toLowerCase().match(/[a-z0-9]+/g) ?? []).join("-");
}
