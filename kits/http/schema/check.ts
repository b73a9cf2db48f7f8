import type { TSchema } from "typebox";
import { Compile } from "typebox/compile";
import { Problem } from "../problem.ts";
import { closed } from "./closed.ts";
import { explain } from "@counterfoil/wire/explain";

/** Where in a request a value stands; named in the sentence where the field alone would not say it. */
export type Part = "path" | "query" | "body";

/** Compiles a schema once, with every object closed; the check throws a Problem that names the first field at fault. */
export function requestCheck(schema: TSchema, part: Part): (value: unknown) => void {
  const strict = closed(schema);
  const compiled = Compile(strict);
  return (value) => {
    if (compiled.Check(value)) return;
    const { code, detail, field } = explain(strict, value);
    throw new Problem(code, detail, { field: field || part });
  };
}

/** For tests: what a reply says that its schema does not, or undefined. */
export function replyCheck(schema: TSchema): (value: unknown) => string | undefined {
  const strict = closed(schema);
  const compiled = Compile(strict);
  return (value) => (compiled.Check(value) ? undefined : explain(strict, value).detail);
}
