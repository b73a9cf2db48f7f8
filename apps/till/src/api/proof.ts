import type { Id } from "@counterfoil/ids";

/** How far something that was done here has come. Each step includes those before it. */
export type Proven =
  /** Stored on this device for good; the server has not said that it has it. */
  | "on_device"
  /** The server has it on its tape, under `version`. */
  | "on_server"
  /** The server's chain of this device goes through the very hash that was made here. */
  | "in_chain";

/** One thing that was done on this device. */
export interface ProofRow {
  readonly seq: number;
  readonly id: Id;
  /** The command: "order.sell". */
  readonly type: string;
  readonly at: string;
  /** "A1-000123", where it has made a receipt. */
  readonly legal_number: string | null;
  readonly call_number: string | null;
  /** Minor units; null where no money is in it. */
  readonly total: number | null;
  readonly proven: Proven;
  readonly version: number | null;
  /** SHA-256 in hex. */
  readonly hash: string;
  /** What the server made of it, where that is not plainly done. */
  readonly remark: string | null;
}

export interface ProofPage {
  readonly rows: readonly ProofRow[];
  /** Of everything that is kept here, not of this page alone. */
  readonly counts: {
    readonly made: number;
    readonly confirmed: number;
    readonly in_chain: number;
    readonly unsent: number;
  };
  readonly epoch: number | null;
  /** Hand it in to get what is older; null at the end. */
  readonly cursor: number | null;
}
