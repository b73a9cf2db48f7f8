import type { ScopeName, SyncDoc } from "../wire/shapes.ts";
import { StorageFailed } from "./api.ts";
import {
  placeOf,
  type Area,
  type Kept,
  type OwnCommand,
  type Vault,
  type VaultValues,
  type VaultWrite,
} from "./ports.ts";

/**
 * A vault in memory, for the simulation, the tests and the gallery. What it holds is text, as on a disk: nothing is shared
 * with those who wrote it. Open the same `disk` again for a restart.
 */
export class MemoryDisk {
  readonly commands = new Map<number, string>();
  readonly values = new Map<string, string>();
  readonly docs: Record<ScopeName, Record<Area, string[]>> = {
    location: { base: [], incoming: [] },
    merchant: { base: [], incoming: [] },
  };

  /** All or nothing. @throws StorageFailed when a command's place is taken. */
  write(writes: readonly VaultWrite[]): void {
    for (const write of writes) {
      if (
        write.kind === "add" &&
        this.commands.has(placeOf(write.command)) &&
        !drops(writes, write.command)
      ) {
        throw new StorageFailed("Another window of this browser has written here.");
      }
    }
    for (const write of writes) this.#write(write);
  }

  read(): Kept {
    const parsed = (texts: readonly string[]) => texts.flatMap((text) => JSON.parse(text) as SyncDoc[]);
    const areas = (of: ScopeName) => ({
      base: parsed(this.docs[of].base),
      incoming: parsed(this.docs[of].incoming),
    });
    return {
      values: Object.fromEntries(
        [...this.values].map(([name, text]) => [name, JSON.parse(text) as unknown]),
      ) as Partial<VaultValues>,
      commands: [...this.commands]
        .toSorted(([a], [b]) => a - b)
        .map(([, text]) => JSON.parse(text) as OwnCommand),
      docs: { location: areas("location"), merchant: areas("merchant") },
    };
  }

  #write(write: VaultWrite): void {
    switch (write.kind) {
      case "add":
      case "put":
        this.commands.set(placeOf(write.command), JSON.stringify(write.command));
        return;
      case "drop":
        this.commands.delete(placeOf(write));
        return;
      case "set":
        this.values.set(write.name, JSON.stringify(write.value));
        return;
      case "docs":
        this.docs[write.of][write.area].push(JSON.stringify(write.docs));
        return;
      case "adopt":
        this.docs[write.of] = { base: this.docs[write.of].incoming, incoming: [] };
        return;
      case "clear":
        this.docs[write.of].incoming = [];
    }
  }
}

function drops(writes: readonly VaultWrite[], { epoch, seq }: OwnCommand): boolean {
  return writes.some((write) => write.kind === "drop" && write.epoch === epoch && write.seq === seq);
}

export function memoryVault(disk: MemoryDisk = new MemoryDisk()): Vault {
  const write = async (writes: readonly VaultWrite[]) => {
    await Promise.resolve();
    disk.write(writes);
  };
  return {
    load: async () => {
      await Promise.resolve();
      return disk.read();
    },
    keep: write,
    note: write,
    close: () => undefined,
  };
}
