import type { Id } from "@counterfoil/ids";
import {
  arrayOf,
  bytea,
  int4,
  rowsInto,
  statement,
  uuid,
  type Reader,
  type Transactor,
} from "@counterfoil/sql";
import Type, { type Static } from "typebox";

/** Far more people than any merchant's team has. */
const MOST = 10_000;

/** Keys that open the names of the team, for another server that shows them. Those of customers do not travel. */
export const TeamKeys = Type.Array(
  Type.Object({ person_id: Type.String(), seal_key: Type.String({ pattern: "^[0-9a-f]{64}$" }) }),
);
export type TeamKeys = Static<typeof TeamKeys>;

const readTeamKeysOf = statement({
  name: "people.read_team_keys",
  text: `
    select k.person_id, encode(k.seal_key, 'hex') as seal_key
    from person_keys k
    join people p on p.scope_id = k.scope_id and p.person_id = k.person_id
    where k.scope_id = $1 and p.kind = 'staff' and p.status <> 'erased' order by k.person_id limit $2`,
  params: { merchant: uuid, limit: int4 },
  row: Type.Object({ person_id: Type.String(), seal_key: Type.String() }),
});

const dropOtherKeys = statement({
  name: "people.drop_other_keys",
  text: `delete from person_keys where scope_id = $1 and person_id <> all ($2::uuid[])`,
  params: { merchant: uuid, people: arrayOf(uuid) },
});

const putKeys = rowsInto({
  name: "people.put_keys",
  text: `
    insert into person_keys (scope_id, person_id, seal_key)
    select scope_id, person_id, seal_key from unnest($1::uuid[], $2::uuid[], $3::bytea[]) as t (scope_id, person_id, seal_key)
    on conflict (scope_id, person_id) do update set seal_key = excluded.seal_key`,
  columns: { scope_id: uuid, person_id: uuid, seal_key: bytea },
});

export function readTeamKeys(reader: Reader, merchant: Id): Promise<TeamKeys> {
  return reader.query(readTeamKeysOf, { merchant, limit: MOST });
}

/** Puts these in the place of all keys that the merchant has here: whoever is erased elsewhere is erased here. */
export async function putTeamKeys(tx: Transactor, merchant: Id, keys: TeamKeys): Promise<void> {
  await tx.execute(dropOtherKeys, { merchant, people: keys.map((key) => key.person_id) });
  await tx.write(
    putKeys,
    keys.map(({ person_id, seal_key }) => {
      return { scope_id: merchant, person_id, seal_key: Buffer.from(seal_key, "hex") };
    }),
  );
}
