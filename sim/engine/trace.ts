import { createHash } from "node:crypto";

/** What happened, line by line, with its time; and the fingerprint by which two runs are compared. */
export class Trace {
  readonly lines: string[] = [];
  readonly #print = createHash("sha256");
  readonly #now: () => number;
  readonly #start: number;

  constructor(now: () => number) {
    this.#now = now;
    this.#start = now();
  }

  say(who: string, what: string): void {
    const line = `${((this.#now() - this.#start) / 1_000).toFixed(3).padStart(9)} ${who.padEnd(7)} ${what}`;
    this.lines.push(line);
    this.#print.update(line);
  }

  /** SHA-256 of everything said so far. May be asked again later. */
  fingerprint(): string {
    return this.#print.copy().digest("hex");
  }
}
