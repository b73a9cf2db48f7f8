import type { View } from "@counterfoil/commands";
import type { Entry } from "@counterfoil/commands/spec";
import { arrayOf, bytea, rowsInto, statement, uuid } from "@counterfoil/sql";
import Type from "typebox";
import type { PersonErased } from "../contract/index.ts";

/** Makes a person's key where there is none, unless the person was erased; whoever was first is the one that counts. */
export const makeKey = statement({
  name: "people.make_key",
  text: `
    insert into person_keys (scope_id, person_id, seal_key)
    select $1, $2, $3
    where not exists (select from people where scope_id = $1 and person_id = $2 and status = 'erased')
    on conflict (scope_id, person_id) do nothing`,
  params: { merchant: uuid, person: uuid, key: bytea },
});

export const findKey = statement({
  name: "people.find_key",
  text: `select seal_key from person_keys where scope_id = $1 and person_id = $2`,
  params: { merchant: uuid, person: uuid },
  row: Type.Object({ seal_key: Type.Unsafe<Buffer>({}) }),
});

/** People with the keys that open them; an erased person has none. */
export const findPeople = statement({
  name: "people.find_people",
  text: `
    select p.person_id, p.doc, k.seal_key
    from people p
    left join person_keys k on k.scope_id = p.scope_id and k.person_id = p.person_id
    where p.scope_id = $1 and p.person_id = any ($2::uuid[])`,
  params: { merchant: uuid, people: arrayOf(uuid) },
  row: Type.Object({
    person_id: Type.String(),
    doc: Type.String(),
    seal_key: Type.Union([Type.Unsafe<Buffer>({}), Type.Null()]),
  }),
});

const dropKeys = rowsInto({
  name: "people.drop_keys",
  text: `
    delete from person_keys using unnest($1::uuid[], $2::uuid[]) as t (scope_id, person_id)
    where person_keys.scope_id = t.scope_id and person_keys.person_id = t.person_id`,
  columns: { scope_id: uuid, person_id: uuid },
});

/**
 * The key goes in the transaction that erases the person. An erased person stays erased, so doing it again, in a rebuild
 * or after an older backup was restored, is right as well.
 */
export const erasures: View = {
  writes: [dropKeys],
  on: {
    "person.erased": ({ person_id }: PersonErased, { command }: Entry<never>, put) =>
      put(dropKeys, { scope_id: command.scope, person_id }),
  },
};
