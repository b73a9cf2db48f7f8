/** A "no" that a person can act on. `field` is the path of the input at fault, `lines[0].quantity`. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly field?: string;
}

/** Either a value or a refusal; never an exception, because a refusal is an answer. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function refuse(code: string, message: string, field?: string): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: field === undefined ? { code, message } : { code, message, field } };
}

/** A broken promise of ours: the program is wrong, not the input. */
export class Defect extends Error {
  override readonly name = "Defect";
}

/** States what must hold; a false claim is a defect and stops the work at once. */
export function invariant(holds: unknown, claim: string): asserts holds {
  if (!holds) throw new Defect(claim);
}

/** The value, where its absence would be a defect. */
export function must<T>(value: T | null | undefined, claim: string): T {
  if (value === null || value === undefined) throw new Defect(claim);
  return value;
}

/** The last branch of a `switch` over a union: a new member stops the compiler here. */
export function never(value: never): never {
  throw new Defect(`unexpected case ${JSON.stringify(value)}`);
}

/** `/lines/0/quantity` (JSON Pointer) as people read it: `lines[0].quantity`. */
export function fieldPath(pointer: string): string {
  return pointer
    .split("/")
    .slice(1)
    .map((part) =>
      /^\d+$/.test(part) ? `[${part}]` : `.${part.replaceAll("~1", "/").replaceAll("~0", "~")}`,
    )
    .join("")
    .replace(/^\./, "");
}
