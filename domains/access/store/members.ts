import type { StateTable } from "@counterfoil/commands";
import { arrayOf, int4, nullable, rowsInto, statement, text, uuid } from "@counterfoil/sql";
import Type from "typebox";
import type { MemberState } from "../contract/index.ts";
import { memberState } from "../rules/index.ts";

const loadMembers = statement({
  name: "access.load_members",
  text: `
    select m.scope_id, m.member_id::text as key, m.doc
    from unnest($1::uuid[], $2::uuid[]) as k (scope_id, member_id)
    join members m on m.scope_id = k.scope_id and m.member_id = k.member_id`,
  params: { scopes: arrayOf(uuid), keys: arrayOf(uuid) },
  row: Type.Object({ scope_id: Type.String(), key: Type.String(), doc: Type.String() }),
});

export const members: StateTable<MemberState, { scope_id: string; member_id: string; doc: string }> = {
  fold: memberState,
  load: loadMembers,
  save: rowsInto({
    name: "access.save_members",
    text: `
      insert into members (scope_id, member_id, doc)
      select scope_id, member_id, doc
      from unnest($1::uuid[], $2::uuid[], $3::text[]) as t (scope_id, member_id, doc)
      on conflict (scope_id, member_id) do update set doc = excluded.doc`,
    columns: { scope_id: uuid, member_id: uuid, doc: text },
  }),
  row: (scope_id, member_id, state) => ({ scope_id, member_id, doc: JSON.stringify(state) }),
  page: statement({
    name: "access.page_members",
    text: `
      select member_id::text as key, doc from members
      where scope_id = $1 and ($2::uuid is null or member_id > $2) order by member_id limit $3`,
    params: { scope: uuid, after: nullable(uuid), limit: int4 },
    row: Type.Object({ key: Type.String(), doc: Type.String() }),
  }),
};

/** A page of a merchant's team, by id. */
export const pageOfMembers = statement({
  name: "access.page_of_members",
  text: `
    select member_id, doc from members
    where scope_id = $1 and ($2::uuid is null or member_id > $2)
    order by member_id limit $3`,
  params: { merchant: uuid, after: nullable(uuid), limit: int4 },
  row: Type.Object({ member_id: Type.String(), doc: Type.String() }),
});

export const findMember = statement({
  name: "access.find_member",
  text: `select doc from members where scope_id = $1 and member_id = $2`,
  params: { merchant: uuid, member: uuid },
  row: Type.Object({ doc: Type.String() }),
});
