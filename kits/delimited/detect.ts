import { fieldsOf } from "./records.ts";

const DELIMITERS = [",", "\t", ";", "|"];

/**
 * What separates the fields, judged by the first lines of a file: whatever cuts the most of them into as many fields as
 * the first, and of several such the one that gives most fields. Undefined when nothing cuts them.
 */
export function detectDelimiter(lines: readonly string[]): string | undefined {
  let best: { delimiter: string; agree: number; fields: number } | undefined;
  for (const delimiter of DELIMITERS) {
    const counts = lines.map((line) => {
      const cells = fieldsOf(line, delimiter);
      return typeof cells === "object" ? cells.length : 0;
    });
    const [fields = 0] = counts;
    const agree = counts.filter((count) => count === fields).length;
    if (fields < 2) continue;
    if (!best || agree > best.agree || (agree === best.agree && fields > best.fields)) {
      best = { delimiter, agree, fields };
    }
  }
  return best?.delimiter;
}
