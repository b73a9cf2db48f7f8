import { hash } from "node:crypto";
import {
  Device,
  StorageFailed,
  type Bell,
  type DevicePorts,
  type Link,
  type Lock,
  type SyncedDevice,
  type Vault,
} from "@counterfoil/sync/device";
import { DOMAINS, tillHouseOf } from "./house.ts";
import type { Life } from "./life.ts";
import { tillNovelty } from "./novelty.ts";
import type { Till } from "./till.ts";

const WRITE_MS = 30;
const READ_MS = 20;
const HASH_MS = 2;

/** Starts the real device half in a tab of this till: everything that it has of the world is a call that can be its last. */
export function openTab(till: Till, life: Life): Promise<SyncedDevice> {
  const { world, browser } = till;
  const { mutation, schedule, scopes } = world;
  const vault = vaultOf(till, life);
  const link = linkOf(till, life);
  const ports: DevicePorts = {
    vault: mutation.vault?.(vault, till.random) ?? vault,
    link: mutation.link?.(link, till.random) ?? link,
    clock: { now: () => browser.now(), monotonic: () => schedule.now() },
    timers: {
      after: (ms, run) =>
        schedule.after(ms, "a timer", () => {
          if (life.isAlive) run();
        }),
    },
    digest: (text) =>
      life.call({ what: "a hash", queue: "hash", mostMs: HASH_MS }, () => hash("sha256", text, "hex")),
    lock: lockOf(till, life),
    random: () => till.random.unit(),
    bell: bellOf(till, life),
    defect: (problem) => world.findings.add("DEFECT", `${till.name} broke: ${String(problem)}`),
  };
  const domains = mutation.domains?.(DOMAINS, "till") ?? DOMAINS;
  const house = tillHouseOf([...domains, tillNovelty(till.release)]);
  return Device.open({ seat: { device: till.id, ...scopes }, house, ports });
}

function vaultOf(till: Till, life: Life): Vault {
  const { browser, world } = till;
  const works = (): void => {
    if (!browser.isFailing) return;
    world.faults.hit("storage_failing");
    throw new StorageFailed("the storage does not answer");
  };
  const write = (writes: Parameters<Vault["keep"]>[0], strictly: boolean): Promise<void> => {
    const what = strictly ? "a strict write" : "a write";
    return life.call({ what, queue: "storage", mostMs: WRITE_MS, lasts: true }, () => {
      works();
      browser.disk.write(writes, strictly);
    });
  };
  return {
    load: () =>
      life.call({ what: "a read", queue: "storage", mostMs: READ_MS }, () => {
        works();
        return browser.disk.read();
      }),
    keep: (writes) => write(writes, true),
    note: (writes) => write(writes, false),
    close: () => {},
  };
}

function linkOf(till: Till, life: Life): Link {
  const link = till.world.network.lineOf(till.id, () => life.isAlive);
  const passed = <T>(what: string, ask: () => Promise<T>): Promise<T> =>
    life.passes(what) ? ask() : new Promise<T>(() => {});
  return {
    enrol: () => passed("an enrolment", () => link.enrol()),
    push: (body) => passed("a push", () => link.push(body)),
    pull: (query) => passed("a pull", () => link.pull(query)),
    snapshot: (query) => passed("a snapshot", () => link.snapshot(query)),
    listen: (hear) => link.listen(hear),
  };
}

function lockOf({ browser, world }: Till, life: Life): Lock {
  return {
    want: (hear) => {
      if (world.mutation.everyTabWrites) browser.grant(life, hear.ours);
      else browser.lock(life, hear.ours, hear.elsewhere);
      return () => browser.release(life);
    },
  };
}

function bellOf({ browser }: Till, life: Life): Bell {
  return {
    ring: () => browser.ring(life),
    hear: (run) => browser.hear(life, run),
  };
}
