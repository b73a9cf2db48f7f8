import type { Refusal } from "@counterfoil/result";
import { explain } from "@counterfoil/wire/explain";
import type { TSchema } from "typebox";
import { Compile } from "typebox/compile";

/** Compiles a schema once; the check names the first field at fault, or says nothing. */
export function checker(schema: TSchema): (value: unknown) => Refusal | undefined {
  const compiled = Compile(schema);
  return (value) => {
    if (compiled.Check(value)) return undefined;
    const { detail, field } = explain(schema, value);
    return { code: "invalid_arguments", message: detail, field };
  };
}
