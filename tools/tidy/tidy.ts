import type { Repository } from "./repository.ts";
import type { Rule, Violation } from "./rule.ts";
import { deadFiles } from "./rules/dead-files.ts";
import { docs } from "./rules/docs.ts";
import { edges } from "./rules/edges.ts";
import { leftovers } from "./rules/leftovers.ts";
import { migrations } from "./rules/migrations.ts";
import { packages } from "./rules/packages.ts";
import { picture } from "./rules/picture.ts";
import { sizes } from "./rules/sizes.ts";
import { sql } from "./rules/sql.ts";

export const rules: readonly Rule[] = [
  edges,
  packages,
  sizes,
  deadFiles,
  leftovers,
  sql,
  migrations,
  docs,
  picture,
];

export interface Finding {
  readonly rule: Rule;
  readonly violations: readonly Violation[];
}

/** Asks every rule about a repository. */
export function tidy(repository: Repository): Finding[] {
  return rules.map((rule) => ({ rule, violations: [...rule.check(repository)] }));
}

/** A violation as a person reads it: where, what, and the cure. */
export function asText(rule: Rule, { file, line, what, cure }: Violation): string {
  return `${file}:${line}  ${rule.name}: ${what}\n    cure: ${cure}`;
}
