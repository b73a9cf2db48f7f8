import { isRecord, type Plain } from "@counterfoil/wire/plain";
import { html, inline, type Html } from "./html.ts";

/** The fields of an object as a list, with those of unnamed objects inside it. */
export function fieldsOf(schema: Plain): Html | null {
  const { properties, required } = schema;
  if (!isRecord(properties)) return null;
  const musts = Array.isArray(required) ? (required as string[]) : [];
  const rows = Object.entries(properties as Readonly<Record<string, Plain>>).map(([name, field]) =>
    row(name, field, musts.includes(name)),
  );
  return rows.length === 0
    ? null
    : html`<ul class="fields">
        ${rows}
      </ul>`;
}

/** One field: its name, what it is, and whether it must be there. */
export function row(name: string, field: Plain, required: boolean, description = describe(field)): Html {
  const inside = insideOf(field);
  return html`<li>
    <div class="field">
      <code class="name">${name}</code>
      <span class="type">${typeOf(field)}</span>
      ${required && html`<span class="must">required</span>`} ${description === "" && limits(field)}
    </div>
    ${description !== "" && html`<p class="about">${inline(description)}</p>`} ${inside}
  </li>`;
}

/** What a value is, in a few words, with links to what has a name. */
export function typeOf(schema: Plain): Html {
  const { $ref, anyOf, oneOf, enum: words, type } = schema;
  if (typeof $ref === "string") {
    const name = $ref.slice($ref.lastIndexOf("/") + 1);
    return html`<a href="#schema-${name}">${name}</a>`;
  }
  const branches = anyOf ?? oneOf;
  if (Array.isArray(branches)) return joined((branches as Plain[]).map(typeOf));
  if (Array.isArray(words)) return joined(words.map((word) => html`<code>${JSON.stringify(word)}</code>`));
  if ("const" in schema) return html`<code>${JSON.stringify(schema["const"])}</code>`;
  if (type === "array") return html`list of ${typeOf(isRecord(schema["items"]) ? schema["items"] : {})}`;
  if (type === "string") return html`${typeof schema["format"] === "string" ? schema["format"] : "text"}`;
  if (type === "object" && !isRecord(schema["properties"])) return html`object by key`;
  const types = (Array.isArray(type) ? type : [type ?? "any value"]) as readonly string[];
  return html`${types.join(" or ")}`;
}

/** A description as a sentence of its own. */
export function describe({ description }: { readonly description?: unknown }): string {
  return typeof description === "string" ? description.charAt(0).toUpperCase() + description.slice(1) : "";
}

function joined(parts: readonly Html[]): Html {
  return html`${parts.map((part, i) => html`${i > 0 && " or "}${part}`)}`;
}

/** Unnamed objects within a field, also those in its list, its values or its alternatives. */
function insideOf(field: Plain): Html | null {
  const { items, additionalProperties, anyOf, oneOf } = field;
  const branches = (anyOf ?? oneOf ?? []) as readonly Plain[];
  const parts = [field, items, additionalProperties, ...branches]
    .filter(isRecord)
    .map((part) => fieldsOf(part));
  const shown = parts.filter((part) => part !== null);
  return shown.length === 0 ? null : html`${shown}`;
}

function limits(field: Plain): Html | null {
  const { minimum, maximum, exclusiveMinimum, minLength, maxLength, minItems, maxItems } = field as Readonly<
    Record<string, number | undefined>
  >;
  const texts = [
    range(minimum, maximum, ""),
    exclusiveMinimum === undefined ? "" : `more than ${exclusiveMinimum}`,
    range(minLength, maxLength, " characters"),
    range(minItems, maxItems, " entries"),
  ].filter((text) => text !== "");
  return texts.length === 0 ? null : html`<span class="limits">${texts.join(", ")}</span>`;
}

/** Bounds that no sender comes near are left out. */
const FAR = 1_000_000_000;

function range(least: number | undefined, most: number | undefined, unit: string): string {
  const top = most !== undefined && most < FAR ? most : undefined;
  if (least !== undefined && top !== undefined) return `${least} to ${top}${unit}`;
  if (top !== undefined) return `at most ${top}${unit}`;
  return least === undefined || least === 0 || least <= -FAR ? "" : `at least ${least}${unit}`;
}
