import type { View } from "@counterfoil/commands";
import type { Entry } from "@counterfoil/commands/spec";
import type { PersonErased } from "@counterfoil/people/contract";
import { rowsInto, uuid } from "@counterfoil/sql";

const dropCredentials = rowsInto({
  name: "access.drop_credentials",
  text: `
    delete from credentials using unnest($1::uuid[], $2::uuid[]) as t (scope_id, member_id)
    where credentials.scope_id = t.scope_id and credentials.member_id = t.member_id`,
  columns: { scope_id: uuid, member_id: uuid },
});

const dropSessions = rowsInto({
  name: "access.drop_sessions",
  text: `
    delete from sessions using unnest($1::uuid[], $2::uuid[]) as t (scope_id, member_id)
    where sessions.scope_id = t.scope_id and sessions.member_id = t.member_id`,
  columns: { scope_id: uuid, member_id: uuid },
});

/** Who is erased comes in no more: the PIN and the sign-ins go in the same transaction. Right to do again in a rebuild. */
export const erasedMembers: View = {
  writes: [dropCredentials, dropSessions],
  on: {
    "person.erased": ({ person_id: member_id }: PersonErased, { command }: Entry<never>, put) => {
      put(dropCredentials, { scope_id: command.scope, member_id });
      put(dropSessions, { scope_id: command.scope, member_id });
    },
  },
};
