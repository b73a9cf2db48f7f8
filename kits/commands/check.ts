import type { Refusal } from "@counterfoil/result";
import type { TSchema } from "typebox";
import { Compile } from "typebox/compile";
import { Settings } from "typebox/system";
import { misfit } from "./misfit.ts";

/** Errors gathered of one value: enough that the alternative that was meant is reached in a union of many. */
const MOST_ERRORS = 200;

/** Compiles a schema once; the check names the first field at fault, or says nothing. */
export function checker(schema: TSchema): (value: unknown) => Refusal | undefined {
  const compiled = Compile(schema);
  return (value) => {
    if (compiled.Check(value)) return undefined;
    Settings.Set({ maxErrors: MOST_ERRORS });
    return misfit(compiled.Errors(value));
  };
}
