/** Where a text stops being JSON: line and column from 1, and the JSON pointer of the value that was being read. */
export interface Broken {
  readonly line: number;
  readonly column: number;
  readonly pointer: string;
}

const SPACE = /[ \t\n\r]*/y;
const SCALAR = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// A string up to its closing quote: no raw control characters, known escapes only (RFC 8259 §7).
// oxlint-disable-next-line no-control-regex -- RFC 8259 names control characters
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;

/** Reads a text that JSON.parse has refused, up to the place where it goes wrong. */
export function whereBroken(text: string): Broken {
  const path: string[] = [];
  const open: ("{" | "[")[] = [];
  let at = 0;

  const eat = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? null;
    if (found !== null) at += found.length;
    return found;
  };
  const sign = (...signs: string[]): string | null => {
    eat(SPACE);
    const next = text[at];
    if (next === undefined || !signs.includes(next)) return null;
    at += 1;
    return next;
  };
  const key = (): boolean => {
    eat(SPACE);
    const name = eat(STRING);
    if (name === null) return false;
    path.push(JSON.parse(name) as string);
    return sign(":") !== null;
  };
  /** After a value: closes what it ends and goes to the next one; false where neither follows. */
  const next = (): boolean => {
    for (;;) {
      const within = open.at(-1);
      if (within === undefined) {
        eat(SPACE);
        return false;
      }
      const last = path.pop() ?? "";
      const follows = sign(",", within === "{" ? "}" : "]");
      if (follows === null) {
        path.push(last);
        return false;
      }
      if (follows === ",") {
        if (within === "{") return key();
        path.push(String(Number(last) + 1));
        return true;
      }
      open.pop();
    }
  };

  for (let going = true; going;) {
    const opened = sign("{", "[");
    if (opened === "{") {
      open.push("{");
      if (sign("}")) {
        open.pop();
        going = next();
      } else {
        going = key();
      }
    } else if (opened === "[") {
      open.push("[");
      if (sign("]")) {
        open.pop();
        going = next();
      } else {
        path.push("0");
      }
    } else {
      going = (eat(STRING) ?? eat(SCALAR)) !== null && next();
    }
  }
  const before = text.slice(0, at).split("\n");
  return {
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
    pointer: path.map((part) => `/${part.replaceAll("~", "~0").replaceAll("/", "~1")}`).join(""),
  };
}
