import type { Repository } from "./repository.ts";

/** A place where the house rules are broken, with what to do about it. */
export interface Violation {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly what: string;
  readonly cure: string;
}

export interface Rule {
  readonly name: string;
  /** What holds while the rule finds nothing: a sentence. */
  readonly promise: string;
  check(repository: Repository): Iterable<Violation>;
}
