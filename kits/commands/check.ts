import { fieldPath, type Refusal } from "@counterfoil/result";
import type { TSchema } from "typebox";
import { Compile } from "typebox/compile";

/** Compiles a schema once; the check names the first field at fault, or says nothing. */
export function checker(schema: TSchema): (value: unknown) => Refusal | undefined {
  const compiled = Compile(schema);
  return (value) => {
    if (compiled.Check(value)) return undefined;
    const first = compiled.Errors(value)[0];
    const field = fieldPath(first?.instancePath ?? "");
    return { code: "invalid_arguments", message: `${field || "The body"} ${first?.message ?? "does not fit"}.`, field };
  };
}
