/** Why a line was not taken. */
export interface Fault {
  readonly line: number;
  readonly reason: string;
}

/** Faults that are told one by one: whoever has more has one cause for most of them. */
const MOST_TOLD = 100;

/** Gathers what could not be taken: each said as it is found, and the first of them kept for the answer. */
export class Faults {
  readonly #say: (sentence: string) => void;
  readonly #kept: Fault[] = [];
  #count = 0;
  #isFull = false;

  constructor(say: (sentence: string) => void) {
    this.#say = say;
  }

  /** How many rows were rejected. */
  get count(): number {
    return this.#count;
  }

  get kept(): readonly Fault[] {
    return this.#kept;
  }

  /** `rows` is how many rows fall with it. */
  add(line: number, reason: string, rows = 1): void {
    this.#count += rows;
    if (this.#kept.length < MOST_TOLD) {
      this.#kept.push({ line, reason });
      this.#say(`line ${line}: ${reason}`);
    } else if (!this.#isFull) {
      this.#isFull = true;
      this.#say("Further lines that are rejected are counted and not listed.");
    }
  }
}
