import { closed, exampleOf, type AnyRoute } from "@counterfoil/http";
import { fieldPath } from "@counterfoil/result";
import type { Plain } from "@counterfoil/wire/plain";
import { Check } from "typebox/value";

/** A body that its route must refuse, with the field that it must name. */
export interface WrongBody {
  readonly what: string;
  readonly field: string;
  readonly body: string;
}

/** Fields that may be left out are written as deep as any body of ours goes. */
const DEEP = 9;
/** Longer lists and texts than this are not made up to their bound. */
const MOST = 6_000;

const anyValue: readonly unknown[] = [
  null,
  true,
  7,
  -1,
  1.5,
  1e300,
  "",
  "x",
  "7",
  "\u0007",
  [],
  {},
  ["x"],
  { x: 1 },
];
const anyText: readonly unknown[] = [
  "1900-01-01T00:00:00Z",
  "3000-01-01T00:00:00Z",
  "2026-02-30T00:00:00Z",
  "1900-01-01",
  "3000-01-01",
  "2026-02-30",
  "0197B2F0-5C1E-7A3B-9D2E-3F4A5B6C7D8E",
  "no such word",
];
/** Stand for tokens that are no JSON, though people send them. */
const NO_JSON = ["NaN", "Infinity", "-Infinity", "undefined", "01", "1.", "'x'"];
const MARK = "\u0001mark\u0001";

/** Everything that can be wrong with a route's body, field by field: each case is checked against the schema to be wrong. */
export function* wrongBodies(route: AnyRoute): Generator<WrongBody> {
  if (!route.body) return;
  const schema = closed(route.body);
  const seen = new Set<string>();
  for (const example of examples(schema)) {
    for (const { pointer, set, remove, value } of places(example)) {
      const field = fieldPath(pointer);
      for (const wrong of [...anyValue, ...anyText, ...tooMany(value)]) {
        const body = set(wrong);
        if (Check(schema, body)) continue;
        const text = JSON.stringify(body);
        if (seen.has(text)) continue;
        seen.add(text);
        yield { what: `${field || "the body"} is ${JSON.stringify(wrong).slice(0, 40)}`, field, body: text };
      }
      if (typeof value === "number") {
        const text = JSON.stringify(set(MARK));
        for (const token of NO_JSON) {
          yield { what: `${field} is ${token}`, field, body: text.replace(JSON.stringify(MARK), token) };
        }
      }
      const more = isObject(value) ? set({ ...value, surprise: 1 }) : undefined;
      if (more !== undefined && !Check(schema, more)) {
        const what = `${field || "the body"} has an unknown field`;
        yield { what, field: `${field && `${field}.`}surprise`, body: JSON.stringify(more) };
      }
      const without = remove?.();
      if (without !== undefined && !Check(schema, without)) {
        yield { what: `${field} is missing`, field, body: JSON.stringify(without) };
      }
    }
  }
}

/** The example, and one for each other alternative of each union in it. */
function* examples(schema: Plain): Generator<unknown> {
  const unions = new Map<string, number>();
  const note = (pointer: string, alternatives: number): number => {
    unions.set(pointer, alternatives);
    return 0;
  };
  yield exampleOf(schema, {}, { full: DEEP, choose: note });
  for (const [union, alternatives] of unions) {
    for (let n = 1; n < alternatives; n += 1) {
      yield exampleOf(schema, {}, { full: DEEP, choose: (pointer) => (pointer === union ? n : 0) });
    }
  }
}

interface Place {
  readonly pointer: string;
  readonly value: unknown;
  /** The whole example with another value in this place. */
  readonly set: (value: unknown) => unknown;
  /** The whole example without it; absent where it is no field. */
  readonly remove?: () => unknown;
}

function* places(
  value: unknown,
  pointer = "",
  set: Place["set"] = (other) => other,
  remove?: Place["remove"],
): Generator<Place> {
  yield { pointer, value, set, ...(remove ? { remove } : {}) };
  if (Array.isArray(value)) {
    for (const [i, each] of value.entries()) {
      yield* places(each, `${pointer}/${i}`, (other) => set(value.with(i, other)));
    }
  } else if (isObject(value)) {
    for (const [name, each] of Object.entries(value)) {
      const { [name]: _, ...rest } = value;
      yield* places(
        each,
        `${pointer}/${name}`,
        (other) => set({ ...value, [name]: other }),
        () => set(rest),
      );
    }
  }
}

/** More of the same than any bound allows. */
function tooMany(value: unknown): unknown[] {
  if (typeof value === "string") return ["x".repeat(MOST)];
  if (typeof value === "number") return [Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER, 0.0001];
  return Array.isArray(value) && value.length > 0 ? [Array.from({ length: MOST }, () => value[0])] : [];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
