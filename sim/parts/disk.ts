import {
  StorageFailed,
  type Area,
  type Kept,
  type OwnCommand,
  type VaultValues,
  type VaultWrite,
} from "@counterfoil/sync/device";
import type { ScopeName, SyncDoc } from "@counterfoil/sync/wire";

type Docs = ReadonlyMap<string, SyncDoc>;
type Undo = () => void;

/** What a till's browser has stored. What was written strictly stays; the rest may be undone by a power cut. */
export class Disk {
  #values: Partial<VaultValues> = {};
  #commands: ReadonlyMap<string, OwnCommand> = new Map();
  readonly #docs: Record<ScopeName, Record<Area, Docs>> = {
    location: { base: new Map(), incoming: new Map() },
    merchant: { base: new Map(), incoming: new Map() },
  };
  /** How to undo what was written since the last strict write, the latest first. */
  #loose: Undo[] = [];

  read(): Kept {
    const { location, merchant } = this.#docs;
    const listed = ({ base, incoming }: Record<Area, Docs>) => ({
      base: [...base.values()],
      incoming: [...incoming.values()],
    });
    return clone({
      values: this.#values,
      commands: [...this.#commands.values()].toSorted((a, b) => a.epoch - b.epoch || a.seq - b.seq),
      docs: { location: listed(location), merchant: listed(merchant) },
    });
  }

  /** All of it or nothing. @throws StorageFailed where a place is taken */
  write(writes: readonly VaultWrite[], strictly: boolean): void {
    const before = { values: this.#values, commands: this.#commands };
    const docs = { location: { ...this.#docs.location }, merchant: { ...this.#docs.merchant } };
    const undo = (): void => {
      this.#values = before.values;
      this.#commands = before.commands;
      Object.assign(this.#docs, docs);
    };
    try {
      for (const write of clone(writes)) this.#apply(write);
    } catch (problem) {
      undo();
      throw problem;
    }
    if (strictly) this.#loose = [];
    else this.#loose.unshift(undo);
  }

  /** The power goes: of what was not written strictly, the last may be gone. `share`: of 0 to 1, how much. */
  lose(share: number): void {
    const count = Math.round(this.#loose.length * share);
    for (const undo of this.#loose.splice(0, count)) undo();
  }

  #apply(write: VaultWrite): void {
    switch (write.kind) {
      case "add": {
        const place = placeName(write.command);
        if (this.#commands.has(place)) throw new StorageFailed(`the place ${place} is taken`);
        this.#commands = new Map(this.#commands).set(place, write.command);
        return;
      }
      case "put":
        this.#commands = new Map(this.#commands).set(placeName(write.command), write.command);
        return;
      case "drop": {
        const commands = new Map(this.#commands);
        commands.delete(placeName(write));
        this.#commands = commands;
        return;
      }
      case "set":
        this.#values = { ...this.#values, [write.name]: write.value };
        return;
      case "docs": {
        const docs = new Map(this.#docs[write.of][write.area]);
        for (const doc of write.docs) docs.set(`${doc.kind} ${doc.key}`, doc);
        this.#docs[write.of] = { ...this.#docs[write.of], [write.area]: docs };
        return;
      }
      case "adopt":
        this.#docs[write.of] = { base: this.#docs[write.of].incoming, incoming: new Map() };
        return;
      case "clear":
        this.#docs[write.of] = { ...this.#docs[write.of], incoming: new Map() };
    }
  }
}

function placeName({ epoch, seq }: { readonly epoch: number; readonly seq: number }): string {
  return `${epoch} ${seq}`;
}

/** Storage takes copies: nobody can change afterwards what was stored. */
function clone<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
