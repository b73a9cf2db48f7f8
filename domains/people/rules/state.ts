import type { Entry, Fold } from "@counterfoil/commands/spec";
import { must } from "@counterfoil/result";
import {
  PERSONAL_FIELDS,
  type ChangePerson,
  type PersonChanged,
  type PersonErased,
  type PersonRecorded,
  type PersonState,
  type RecordPerson,
  type SealedDetails,
} from "../contract/index.ts";

/** A person, by id, in the merchant's scope. */
export const personState: Fold<PersonState> = {
  kind: "person",
  on: {
    "person.recorded": {
      key: (_event: PersonRecorded, { command }: Entry<RecordPerson>) => command.args.person_id,
      apply: (_state, _event: PersonRecorded, { command, received_at }: Entry<RecordPerson>) => {
        const { person_id: id, kind, sealed } = command.args;
        return { id, kind, status: "known", sealed, recorded_at: received_at, changed_at: received_at };
      },
    },
    "person.changed": {
      key: (_event: PersonChanged, { command }: Entry<ChangePerson>) => command.args.person_id,
      apply: (
        state: PersonState | undefined,
        _event: PersonChanged,
        { command, received_at }: Entry<ChangePerson>,
      ) => {
        const person = must(state?.status === "known" ? state : null, "a person who is changed is known");
        return {
          ...person,
          sealed: changedBy(person.sealed, command.args.sealed),
          changed_at: received_at,
        };
      },
    },
    "person.erased": {
      key: (event: PersonErased) => event.person_id,
      apply: (state: PersonState | undefined, _event: PersonErased, { received_at }: Entry<never>) => {
        const { id, kind, recorded_at } = must(state, "a person who is erased was known");
        return { id, kind, status: "erased", recorded_at, changed_at: received_at };
      },
    },
  },
};

function changedBy(sealed: SealedDetails, changes: ChangePerson["sealed"]): SealedDetails {
  const kept: { -readonly [K in keyof SealedDetails]: SealedDetails[K] } = {};
  for (const field of PERSONAL_FIELDS) {
    const change = changes[field];
    const value = change === undefined ? sealed[field] : change;
    if (value !== undefined && value !== null) kept[field] = value;
  }
  return kept;
}
