import type { StateTable } from "@counterfoil/commands";
import { arrayOf, rowsInto, statement, text, uuid } from "@counterfoil/sql";
import Type from "typebox";
import type { PairingCodeState } from "../contract/index.ts";
import { pairingCodeState } from "../rules/index.ts";

export const pairingCodes: StateTable<
  PairingCodeState,
  { scope_id: string; code_hash: string; doc: string }
> = {
  fold: pairingCodeState,
  load: statement({
    name: "venues.load_pairing_codes",
    text: `
        select c.scope_id, c.code_hash as key, c.doc
        from unnest($1::uuid[], $2::text[]) as k (scope_id, code_hash)
        join pairing_codes c on c.scope_id = k.scope_id and c.code_hash = k.code_hash`,
    params: { scopes: arrayOf(uuid), keys: arrayOf(text) },
    row: Type.Object({ scope_id: Type.String(), key: Type.String(), doc: Type.String() }),
  }),
  save: rowsInto({
    name: "venues.save_pairing_codes",
    text: `
        insert into pairing_codes (scope_id, code_hash, doc)
        select scope_id, code_hash, doc
        from unnest($1::uuid[], $2::text[], $3::text[]) as t (scope_id, code_hash, doc)
        on conflict (scope_id, code_hash) do update set doc = excluded.doc`,
    columns: { scope_id: uuid, code_hash: text, doc: text },
  }),
  row: (scope_id, code_hash, state) => ({ scope_id, code_hash, doc: JSON.stringify(state) }),
};

/** Where a code was made. Should two locations ever hold the same code, the newest counts. */
export const findPairingCode = statement({
  name: "venues.find_pairing_code",
  text: `
    select c.scope_id, l.merchant_id from pairing_codes c
    join locations l on l.scope_id = c.scope_id
    where c.code_hash = $1 order by c.doc::json ->> 'expires_at' desc limit 1`,
  params: { code_hash: text },
  row: Type.Object({ scope_id: Type.String(), merchant_id: Type.String() }),
});
