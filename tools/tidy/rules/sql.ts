import { codeOf, codePaths, stringsOf } from "../code.ts";
import { isForTests } from "../place.ts";
import { lineAt, type Repository } from "../repository.ts";
import type { Rule, Violation } from "../rule.ts";

/** SQL that names its columns, and runs alike on one PostgreSQL, on a replicated one and on a sharded one. */
export const sql: Rule = {
  name: "sql",
  promise: "statements name their columns and use nothing that serialises or breaks on a larger database",
  *check(repository) {
    for (const text of statements(repository)) {
      for (const ban of bans) {
        const found = ban.pattern.exec(text.sql);
        if (!found || isPermitted(repository, text.file, ban.name)) continue;
        const line = lineAt(repository.text(text.file), text.offset + (text.exact ? found.index : 0));
        yield { file: text.file, line, what: `${ban.name}: \`${found[0].trim()}\``, cure: ban.cure };
      }
    }
    yield* unusedPermits(repository);
  },
};

const bans: readonly { name: string; pattern: RegExp; cure: string }[] = [
  {
    name: "star",
    pattern: /\b(select|returning)\s+(distinct\s+)?(\w+\.)?\*|,\s*\w+\.\*/i,
    cure: "list the columns: a new one must not change what a statement answers",
  },
  {
    name: "trigger",
    pattern: /\bcreate\s+(or\s+replace\s+)?(constraint\s+)?trigger\b/i,
    cure: "do it in the pipeline, where the tape can see it",
  },
  {
    name: "notify",
    pattern: /(^|;)\s*notify\s+\w|\bpg_notify\s*\(/i,
    cure: "poke after the commit: NOTIFY holds a lock of the whole database until then",
  },
  {
    name: "deferrable",
    pattern: /\bdeferrable\b/i,
    cure: "write in an order that keeps the constraint at each step",
  },
  {
    name: "sequence",
    pattern: /\b(big|small)?serial\b|\bnextval\s*\(|\bcreate\s+sequence\b|\bas\s+identity\b/i,
    cure: "ids come from the client (UUIDv7), versions from the scope's row",
  },
];

interface Statement {
  readonly file: string;
  readonly sql: string;
  readonly offset: number;
  /** True where offsets in `sql` are offsets in the file. */
  readonly exact: boolean;
}

function* statements(repository: Repository): Generator<Statement> {
  for (const file of repository.paths) {
    // schema.sql is what pg_dump makes of the migrations.
    if (!file.endsWith(".sql") || file === "db/schema.sql" || isForTests(file)) continue;
    yield { file, sql: withoutComments(repository.text(file)), offset: 0, exact: true };
  }
  for (const file of codePaths(repository)) {
    if (!/^(apps|domains|kits)\//.test(file) || isForTests(file)) continue;
    for (const { text, offset } of stringsOf(codeOf(repository, file))) {
      if (looksLikeSql(text)) yield { file, sql: withoutComments(text), offset, exact: false };
    }
  }
}

function looksLikeSql(text: string): boolean {
  return /^\s*(--.*\s+)*(select|insert\s+into|update|delete\s+from|with|create|alter|merge|notify)\s+\S+\s/i.test(
    text,
  );
}

/** Comments become spaces, so that offsets stay. */
function withoutComments(text: string): string {
  return text.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " "));
}

function isPermitted(repository: Repository, file: string, rule: string): boolean {
  return repository.house.sqlPermits.some((permit) => permit.file === file && permit.rule === rule);
}

function* unusedPermits(repository: Repository): Generator<Violation> {
  for (const permit of repository.house.sqlPermits) {
    const ban = bans.find(({ name }) => name === permit.rule);
    const used = [...statements(repository)].some(
      ({ file, sql: text }) => file === permit.file && ban?.pattern.test(text),
    );
    if (used) continue;
    const what = `${permit.file} has no use for its permit "${permit.rule}"`;
    yield { file: "architecture.ts", line: 1, what, cure: "remove it from `sqlPermits`" };
  }
}
