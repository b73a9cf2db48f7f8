import type { Plain } from "@counterfoil/wire/plain";
import type { OpenApi, Operation } from "../document.ts";
import { exampleOf } from "../example.ts";
import { describe, fieldsOf, row, typeOf } from "./fields.ts";
import { html, prose, type Html } from "./html.ts";

export interface Shown {
  readonly method: string;
  readonly url: string;
  readonly operation: Operation;
}

/** One operation: what it does, what goes in, what comes back, and how to try it. */
export function operationSection(shown: Shown, document: OpenApi): Html {
  const { method, url, operation } = shown;
  const { operationId: id, summary, description, parameters } = operation;
  const body = operation.requestBody?.content["application/json"]?.schema;
  const { status, json, files } = replyOf(operation);
  return html`<article
    class="operation"
    id="${id}"
    aria-labelledby="${id}-title"
    data-search="${searchText(shown)}"
  >
    <div class="says">
      <h3 id="${id}-title"><a href="#${id}">${summary}</a></h3>
      <p class="address">${methodBadge(method)} <code>${url}</code></p>
      ${description !== undefined && prose(description)} ${permission(operation)}
      ${
        parameters.length > 0 &&
        html`<h4>Parameters</h4>
          <ul class="fields">
            ${parameters.map((each) => row(each.name, each.schema, each.required, places[each.in] + describe(each)))}
          </ul>`
      }
      ${
        body &&
        html`<h4>Body</h4>
          ${bodyOf(body)}`
      }
      <h4>Reply <span class="status">${status}</span></h4>
      ${json ? bodyOf(json) : html`<p class="about">${files.length > 0 ? "" : "No content."}</p>`}
      ${files.length > 0 && html`<p class="about">As a file: ${files.map((type, i) => html`${i > 0 && ", "}<code>${type}</code>`)}</p>`}
    </div>
    <div class="tries">
      ${snippet("Request", curl(shown, body, document))}
      ${json && snippet("Reply", JSON.stringify(exampleOf(json, document.components.schemas, { full: 2 }), null, 2))}
    </div>
  </article>`;
}

export function methodBadge(method: string): Html {
  return html`<span class="method method-${method}">${method.toUpperCase()}</span>`;
}

const places = { path: "In the path. ", query: "In the query. ", header: "A header. " } as const;

function permission(operation: Operation): Html {
  if (operation.security) return html`<p class="about">Open to anybody.</p>`;
  const where = operation["x-scope"] === "location" ? "at the location" : "for the merchant";
  return html`<p class="about">Needs <code>${operation["x-permission"] ?? ""}</code> ${where}.</p>`;
}

function bodyOf(schema: Plain): Html {
  return fieldsOf(schema) ?? html`<p class="whole">${typeOf(schema)}</p>`;
}

function replyOf(operation: Operation): { status: string; json: Plain | undefined; files: string[] } {
  const [status = "", reply] = Object.entries(operation.responses).find(([code]) => code !== "default") ?? [];
  const content = (reply && "content" in reply && reply.content) || {};
  return {
    status,
    json: content["application/json"]?.schema,
    files: Object.keys(content).filter((type) => type !== "application/json"),
  };
}

function snippet(title: string, code: string): Html {
  return html`<figure class="snippet">
    <figcaption>${title}</figcaption>
    <pre tabindex="0"><code>${code}</code></pre>
  </figure>`;
}

function curl({ method, url, operation }: Shown, body: Plain | undefined, document: OpenApi): string {
  const { schemas } = document.components;
  const path = operation.parameters
    .filter((each) => each.in === "path")
    .reduce(
      (text, each) => text.replace(`{${each.name}}`, String(exampleOf(each.schema, schemas, { full: 0 }))),
      url,
    );
  const query = operation.parameters
    .filter((each) => each.in === "query" && each.required)
    .map((each) => `${each.name}=${encodeURIComponent(String(exampleOf(each.schema, schemas, { full: 0 })))}`)
    .join("&");
  const lines = [
    `curl ${method === "get" ? "" : `-X ${method.toUpperCase()} `}"$SERVER${path}${query && `?${query}`}"`,
  ];
  if (!operation.security) lines.push('-H "Authorization: Bearer $TOKEN"');
  if (body) {
    lines.push('-H "Content-Type: application/json"');
    lines.push(
      `-d '${JSON.stringify(exampleOf(body, schemas, { full: 0 }), null, 2).replaceAll("'", "'\\''")}'`,
    );
  }
  return lines.join(" \\\n  ");
}

function searchText({ method, url, operation }: Shown): string {
  return `${method} ${url} ${operation.summary} ${operation.tags[0]}`.toLowerCase();
}
