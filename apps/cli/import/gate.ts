/** Lets so many in at once; the others wait in line. */
export class Gate {
  readonly #places: number;
  readonly #line: (() => void)[] = [];
  readonly #emptied: (() => void)[] = [];
  #inside = 0;

  constructor(places: number) {
    this.#places = places;
  }

  /** Starts the work as soon as there is a place for it. A failure of the work is the caller's to catch in it. */
  async run(work: () => Promise<void>): Promise<void> {
    if (this.#inside >= this.#places) await new Promise<void>((enter) => this.#line.push(enter));
    this.#inside += 1;
    void work().finally(() => this.#leave());
  }

  /** Resolves when everybody has left. */
  async empty(): Promise<void> {
    if (this.#inside > 0) await new Promise<void>((left) => this.#emptied.push(left));
  }

  #leave(): void {
    this.#inside -= 1;
    this.#line.shift()?.();
    if (this.#inside === 0 && this.#line.length === 0) for (const left of this.#emptied.splice(0)) left();
  }
}
