import type { Domain, Pipeline } from "@counterfoil/commands";
import type { Link, SyncedDevice, Vault } from "@counterfoil/sync/device";
import type { Held } from "../check/findings.ts";
import type { Random } from "../engine/random.ts";
import type { Served } from "../parts/network.ts";
import type { Emphasis } from "../plan/plan.ts";
import type { Store, Written } from "../parts/store.ts";

export type Submit = Pipeline["submit"];

/** A mistake put around the real code on purpose: the checkers must find it. Nothing set: the real code alone. */
export interface Mutation {
  readonly name: string;
  /** What is wrong, in a sentence. */
  readonly what: string;
  /** The promise that it breaks. */
  readonly breaks: Held;
  /** What must happen often for it to show. */
  readonly emphasis?: Emphasis;
  /** Other rules. */
  readonly domains?: (domains: readonly Domain[], where: "server" | "till") => readonly Domain[];
  /** A pipeline that is handed something else than was sent. */
  readonly submit?: (submit: Submit, store: Store) => Submit;
  /** A server that answers otherwise. */
  readonly served?: (served: Served) => Served;
  /** A disk that keeps something else than it was given. */
  readonly commit?: (store: Store, written: Written) => void;
  /** A line that says something else than it heard. */
  readonly link?: (link: Link, random: Random) => Link;
  /** Storage that keeps something else than it was given. */
  readonly vault?: (vault: Vault, random: Random) => Vault;
  /** The lock is given to everybody who asks. */
  readonly everyTabWrites?: true;
  /** A till that tells its person something else. */
  readonly device?: (device: SyncedDevice) => SyncedDevice;
}

export type Wrapping = Omit<Mutation, "name" | "what" | "breaks" | "emphasis">;

/** The real code alone. */
export const NOTHING_WRONG: Wrapping = {};
