import type { Books } from "./books.ts";
import type { Findings } from "./findings.ts";
import { nameOf, type Happened, type Line } from "./tape.ts";

/** INV-8: what was printed is what the server has, each number once, and each series without gaps. */
export function checkReceipts(found: Findings, books: Books, lines: readonly Line[]): void {
  const printed = new Map<string, string>();
  for (const told of books.told.values()) {
    for (const number of told.printed) {
      found.check(!printed.has(number), "INV-8", () => `${number} was printed twice`);
      printed.set(number, told.id);
    }
  }
  const series = new Map<string, number>();
  for (const { command, events } of lines) {
    const used = events.flatMap((event) => numberOf(event) ?? []);
    for (const number of used) {
      const [name = "", digits = ""] = number.split("-");
      const next = (series.get(name) ?? 0) + 1;
      found.check(Number(digits) === next, "INV-8", () => `after ${name}-${next - 1} comes ${number}`);
      series.set(name, Number(digits));
      const owner = printed.get(number);
      found.check(
        owner === undefined || owner === command.id,
        "INV-8",
        () => `${number} was printed for ${owner} and stands under ${command.id}`,
      );
    }
    const told = books.told.get(command.id);
    for (const number of told?.printed ?? []) {
      found.check(used.includes(number), "INV-8", () =>
        told ? `${nameOf(told)} printed ${number}, the tape has ${used.join(", ") || "none"}` : "",
      );
    }
  }
}

/** The number that an event uses up, on a receipt or for nothing. */
function numberOf(event: Happened): string | null {
  const number = event["legal_number"];
  return typeof number === "string" ? number : null;
}
