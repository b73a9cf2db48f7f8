import { createReadStream } from "node:fs";
import { TableProblem } from "./problem.ts";

/** A line of a file, counted from 1, without its end. */
export interface Line {
  readonly n: number;
  readonly text: string;
}

/** A line that is longer is no line of a table, and must not fill the memory. */
const LONGEST_LINE = 1024 * 1024;

/**
 * The lines of a UTF-8 file, with or without a byte order mark, ended in the way of Unix or of Windows, or of both in
 * turn. Reads no further than it is asked.
 * @throws TableProblem for what is no text in UTF-8, and for a file that cannot be opened.
 */
export async function* linesOf(path: string): AsyncGenerator<Line> {
  let n = 0;
  let rest = "";
  for await (const text of textOf(path, () => n)) {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield { n: (n += 1), text: line.endsWith("\r") ? line.slice(0, -1) : line };
    if (rest.length > LONGEST_LINE) {
      const what = `Line ${n + 1} of ${path} is longer than a million characters.`;
      throw new TableProblem(what, "Is this a table, with a line for each row?");
    }
  }
  if (rest !== "") yield { n: n + 1, text: rest };
}

async function* textOf(path: string, lastLine: () => number): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) {
      const text = decoder.decode(chunk as Buffer, { stream: true });
      if (text.includes("\0")) throw noText(path, lastLine());
      yield text;
    }
    yield decoder.decode();
  } catch (problem) {
    const { code } = problem as NodeJS.ErrnoException;
    if (code === "ERR_ENCODING_INVALID_ENCODED_DATA") throw noText(path, lastLine());
    if (code === "ENOENT") throw new TableProblem(`There is no file ${path}.`, "Check the name.");
    if (code === "EISDIR") throw new TableProblem(`${path} is a folder.`, "Name a file in it.");
    if (code === "EACCES")
      throw new TableProblem(`${path} may not be read.`, "Ask its owner for the right to.");
    throw problem;
  }
}

function noText(path: string, line: number): TableProblem {
  const what = `${path} is not text in UTF-8, somewhere after line ${line}.`;
  return new TableProblem(what, 'Save it as "CSV UTF-8" and try again.');
}
