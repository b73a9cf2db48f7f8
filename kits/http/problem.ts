import type { Refusal } from "@counterfoil/result";

/** What the code of a problem stands for, whoever meets it. */
export interface ProblemKind {
  readonly status: number;
  readonly title: string;
  /** What whoever meets it can do, as a sentence. */
  readonly cure: string;
}

/** An answer that is not the one hoped for: thrown by a handler, sent as problem+json (RFC 9457). */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly code: string;
  /** The path of the input at fault: `lines[0].quantity`. */
  readonly field: string | undefined;
  /** Instead of the cure that the code has. */
  readonly cure: string | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: string,
    detail: string,
    more: { field?: string | undefined; cure?: string; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(detail);
    this.code = code;
    this.field = more.field;
    this.cure = more.cure;
    this.headers = more.headers ?? {};
  }
}

/** A refusal of a rule as a problem. */
export function problemOf(refusal: Refusal, headers: Readonly<Record<string, string>> = {}): Problem {
  return new Problem(refusal.code, refusal.message, { field: refusal.field, headers });
}

/** There is no such thing, or it belongs to somebody else, which is the same: `unknown("order", "id")`. */
export function unknown(noun: string, field: string): Problem {
  return new Problem(`unknown_${noun}`, `There is no such ${noun.replaceAll("_", " ")}.`, { field });
}

/** The thing that was looked up, or a 404 that names the field. */
export function found<T>(thing: T | null | undefined, noun: string, field: string): T {
  if (thing === null || thing === undefined) throw unknown(noun, field);
  return thing;
}
