import Type, { type Static } from "typebox";
import type { Domain, StateTable } from "./house.ts";
import { accept, ref, refused, type CommandSpec, type Entry, type Event, type Fold } from "./spec.ts";
import { lostSettlements, settlementTable } from "./store/settlements.ts";

/** Longest note of a person. */
const NOTE_CHARACTERS = 1_000;
/** `n` is an integer of four bytes. */
const LARGEST_N = 2 ** 31 - 1;

/** Which exception: the entry that raised it, and which of the entry's events; what a person has to say. */
export const SettleException = Type.Object(
  {
    version: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
    n: Type.Integer({ minimum: 0, maximum: LARGEST_N }),
    note: Type.String({ maxLength: NOTE_CHARACTERS }),
  },
  { additionalProperties: false },
);
export type SettleException = Static<typeof SettleException>;

export interface ExceptionSettled extends Event {
  readonly type: "exception.settled";
}

/** That a person has looked at an exception, and what came of it. */
export interface Settlement {
  readonly version: number;
  readonly n: number;
  readonly by: string;
  readonly at: string;
  readonly note: string;
}

export const settlementState: Fold<Settlement> = {
  kind: "settlement",
  on: {
    "exception.settled": {
      key: (_event: ExceptionSettled, { command }: Entry<SettleException>) => keyOf(command.args),
      apply: (_state, _event: ExceptionSettled, { command, received_at }: Entry<SettleException>) => {
        const { version, n, note } = command.args;
        return { version, n, note, by: command.actor, at: received_at };
      },
    },
  },
};

/** Somebody has settled an exception. It stays on the tape, and so does this; the first who does it has done it. */
export const settleException: CommandSpec<SettleException> = {
  type: "exception.settle",
  kind: "fact",
  permission: "exceptions.settle",
  args: SettleException,
  needs: ({ args }) => [ref(settlementState, keyOf(args))],
  decide: ({ args }, states, entry) => {
    if (args.version >= entry.version) {
      return refused("unknown_exception", "There is no such exception.", "version");
    }
    if (states.get(settlementState, keyOf(args))) {
      return refused("already_settled", "Somebody has settled this exception before.", "version");
    }
    const settled: ExceptionSettled = { type: "exception.settled" };
    return accept(settled);
  },
};

/** Of the pipeline rather than of any domain: every domain raises exceptions. Each house has it. */
export const ownDomain: Domain = {
  name: "commands",
  commands: [settleException],
  states: [settlementTable(settlementState)] as unknown as StateTable[],
  views: [],
  derivedTables: ["exception_settlements"],
  checks: [{ name: "settlements are of exceptions", faults: lostSettlements }],
};

function keyOf({ version, n }: SettleException): string {
  return `${version}.${n}`;
}
