import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { MigrationProblem } from "./problem.ts";

/** A query that must answer with one row holding one `true`. */
export type Check = { promise: string; sql: string };

/**
 * A migration file is a document:
 *
 *     -- Why this change is made: the note, as many lines as it needs.
 *
 *     -- before: what the change relies on, in a sentence
 *     select count(*) = 0 from tape where seq < 1;
 *
 *     alter table tape add check (seq >= 1);
 *
 *     -- after: what it has achieved
 *     select exists (select from pg_constraint where conname = 'tape_seq_check');
 *
 * A check is one statement, and ends with the first line that ends in a semicolon. Checks before come before all other
 * SQL, checks after follow it. The file remains plain SQL that any console can run.
 */
export type Migration = {
  number: number;
  /** The file's name without ".sql". */
  name: string;
  note: string;
  before: Check[];
  sql: string;
  after: Check[];
  /** sha256 of the file in hexadecimal, with line ends as \n so that a checkout on Windows has the same. */
  checksum: string;
};

/**
 * All migrations of a directory, in order. Throws MigrationProblem `gap` or `duplicate` where the numbers are not
 * 1, 2, 3 …, and `malformed` where a file is not the document described above. `allowGaps` is for a working tree in
 * which several people add migrations at once; what is released has none.
 */
export function readMigrations(
  dir: string,
  { allowGaps = false }: { allowGaps?: boolean } = {},
): Migration[] {
  const files = readdirSync(dir).filter((file) => file.endsWith(".sql"));
  const migrations = files.map((file) => parseMigration(file, readFileSync(join(dir, file), "utf8")));
  migrations.sort((a, b) => a.number - b.number || (a.name < b.name ? -1 : 1));
  for (const [index, { number, name }] of migrations.entries()) {
    const previous = migrations[index - 1];
    if (previous?.number === number) throw twice(previous.name, name);
    if (number !== index + 1 && !allowGaps) throw missing(index + 1, name);
  }
  return migrations;
}

function twice(one: string, other: string): MigrationProblem {
  return new MigrationProblem(
    "duplicate",
    `${one} and ${other} have the same number.`,
    "Give the newer the next free one.",
  );
}

function missing(number: number, name: string): MigrationProblem {
  return new MigrationProblem(
    "gap",
    `Migration ${String(number).padStart(4, "0")} is missing before ${name}.`,
    "Numbers run 0001, 0002, … without holes: renumber the newer ones, or bring the missing file back.",
  );
}

/** One file. Throws MigrationProblem `malformed`. */
export function parseMigration(file: string, content: string): Migration {
  const parts = /^(\d{4})_[a-z0-9_]+(?=\.sql$)/.exec(file);
  if (parts === null) throw malformed(file, "is not named like 0007_what_it_does.sql");
  const text = content.replaceAll("\r\n", "\n");
  const lines = text.split("\n");
  const first = lines.findIndex((line) => !line.startsWith("--") || isHeading(line));
  const noteEnd = first === -1 ? lines.length : first;
  const note = lines.slice(0, noteEnd).map((line) => line.replace(/^-- ?/, ""));
  if (note.join("").trim() === "")
    throw malformed(file, "does not begin with a comment that says why it is made");
  return {
    number: Number(parts[1]),
    name: parts[0],
    note: note.join("\n").trim(),
    ...parseBody(file, lines.slice(noteEnd)),
    checksum: createHash("sha256").update(text).digest("hex"),
  };
}

const HEADING = /^-- (before|after): *(.*)$/;
const isHeading = (line: string): boolean => HEADING.test(line);

function parseBody(file: string, lines: string[]): Pick<Migration, "before" | "sql" | "after"> {
  const before: Check[] = [];
  const after: Check[] = [];
  const sql: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    const [, when, promise] = HEADING.exec(line) ?? [];
    if (promise !== undefined) {
      const length = lines.slice(at + 1).findIndex((next) => next.trimEnd().endsWith(";")) + 1;
      if (length === 0)
        throw malformed(file, `has no statement on the lines below "${line}", up to a semicolon`);
      const check = { promise, sql: lines.slice(at + 1, at + 1 + length).join("\n") };
      if (when === "before" && (sql.join("").trim() !== "" || after.length > 0)) throw late(file, line);
      (when === "before" ? before : after).push(check);
      at += length;
    } else {
      if (after.length > 0 && !/^\s*(--|$)/.test(line))
        throw malformed(file, `has more SQL behind its checks after: "${line}"`);
      sql.push(line);
    }
  }
  const body = sql.join("\n").trim();
  if (/^\s*(begin|commit|rollback|start\s+transaction)\s*;/im.test(body)) {
    throw malformed(
      file,
      "begins or ends a transaction itself; every migration already runs in one of its own",
    );
  }
  return { before, sql: body, after };
}

function late(file: string, line: string): MigrationProblem {
  return malformed(file, `has a check before that stands behind other SQL: "${line}"`);
}

function malformed(file: string, what: string): MigrationProblem {
  return new MigrationProblem(
    "malformed",
    `${file} ${what}.`,
    "kits/migrations/migration.ts describes the form.",
  );
}
