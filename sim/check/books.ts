import type { Id } from "@counterfoil/ids";

/** Something that a person asked a till for. */
export interface Deed {
  readonly id: Id;
  readonly till: number;
  readonly device: Id;
  readonly type: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** What the till said when it was done. */
export interface Told extends Deed {
  readonly seq: number;
  /** Legal numbers that were printed by then. */
  readonly printed: readonly string[];
}

/**
 * What the persons at the tills know: what they asked for, what they were told, what is on paper. Nothing here comes from
 * the code under test but its answers.
 */
export class Books {
  readonly asked = new Map<Id, Deed>();
  readonly told = new Map<Id, Told>();
  readonly refused = new Set<Id>();
  /** What each till must show: what its person was told since its storage was last lost. */
  readonly #seen = new Map<number, Map<Id, Told>>();
  /** Told, but the till's storage was taken away before the server had it: nobody can bring these back. */
  readonly gone = new Map<Id, Told>();

  ask(deed: Deed): void {
    this.asked.set(deed.id, deed);
  }

  tell(deed: Deed, seq: number, printed: readonly string[]): void {
    const told = { ...deed, seq, printed };
    this.told.set(deed.id, told);
    this.#seen.set(deed.till, (this.#seen.get(deed.till) ?? new Map<Id, Told>()).set(deed.id, told));
  }

  refuse(id: Id): void {
    this.refused.add(id);
  }

  /** The storage of a till is gone; `isStored` says what the server has. */
  lose(till: number, isStored: (id: Id) => boolean): void {
    for (const told of this.told.values()) {
      if (told.till === till && !isStored(told.id)) this.gone.set(told.id, told);
    }
    this.#seen.delete(till);
  }

  seenBy(till: number): Iterable<Told> {
    return this.#seen.get(till)?.values() ?? [];
  }

  /** Asked for, and neither told nor refused: the person does not know, and either is right. */
  get indeterminate(): number {
    return this.asked.size - this.told.size - this.refused.size;
  }
}
