/** Runs at once, and then at most once per interval, however often it is asked: the last asking is never lost. */
export class Pace {
  readonly #everyMs: number;
  readonly #run: () => void;
  #resting: NodeJS.Timeout | null = null;
  #isAsked = false;

  constructor(everyMs: number, run: () => void) {
    this.#everyMs = everyMs;
    this.#run = run;
  }

  ask(): void {
    if (this.#resting) this.#isAsked = true;
    else this.#go();
  }

  stop(): void {
    if (this.#resting) clearTimeout(this.#resting);
  }

  #go(): void {
    this.#isAsked = false;
    this.#resting = setTimeout(() => {
      this.#resting = null;
      if (this.#isAsked) this.#go();
    }, this.#everyMs);
    this.#run();
  }
}
