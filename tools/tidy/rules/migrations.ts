import { posix } from "node:path";
import type { Rule } from "../rule.ts";

const folder = "db/migrations";

/** One order for the whole database, without holes that a late branch could fall into. */
export const migrations: Rule = {
  name: "migrations",
  promise: "migrations are numbered from 0001 without gaps or doubles, named in words, and begin with a note",
  *check(repository) {
    const files = [...repository.paths].filter((path) => posix.dirname(path) === folder).sort();
    let expected = 1;
    for (const file of files) {
      const name = /^(\d{4})_[a-z0-9]+(_[a-z0-9]+)*\.sql$/.exec(posix.basename(file));
      if (!name) {
        yield {
          file,
          line: 1,
          what: "not named NNNN_what_it_does.sql",
          cure: "rename it: 0007_tables_of_guests.sql",
        };
        continue;
      }
      const number = Number(name[1]);
      if (number !== expected) {
        const wanted = String(expected).padStart(4, "0");
        yield {
          file,
          line: 1,
          what: `number ${name[1]} where ${wanted} is due`,
          cure: `rename it to ${wanted}_…`,
        };
      }
      expected = Math.max(expected, number) + 1;
      if (!/^--\s*\S/.test(repository.text(file))) {
        yield { file, line: 1, what: "no note", cure: "begin with `-- ` and say why the migration exists" };
      }
    }
  },
};
