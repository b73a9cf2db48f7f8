import type { ServerLine } from "../api/till.ts";
import type { Words } from "../words/words.ts";

/** The line to the server in a sentence. Nothing is called sent whose answer is not there. */
export function sayLine(
  { state, unsent }: ServerLine,
  words: Words["line"],
  count: (value: number) => string,
): string {
  if (state === "offline") return words.offline(unsent, count(unsent));
  return unsent > 0 ? words.unsent(count(unsent)) : words[state];
}
