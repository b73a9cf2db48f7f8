import type { Id } from "@counterfoil/ids";
import {
  arrayOf,
  int4,
  int8,
  rowsInto,
  statement,
  text,
  timestamptz,
  uuid,
  type Reader,
  type Transactor,
} from "@counterfoil/sql";
import Type, { type Static } from "typebox";

/** Far more people than any merchant's team has. */
const MOST = 10_000;

const Credential = Type.Object({
  member_id: Type.String(),
  version: Type.Integer(),
  pin_hash: Type.String(),
});
const OwnerToken = Type.Object({
  owner_id: Type.String(),
  token_hash: Type.String(),
  made_at: Type.String(),
});

/** What another server needs to let the same people in: hashes, never a PIN or a token. */
export const AccessSecrets = Type.Object({
  credentials: Type.Array(Credential),
  owner_tokens: Type.Array(OwnerToken),
});
export type AccessSecrets = Static<typeof AccessSecrets>;

const readCredentials = statement({
  name: "access.read_credentials",
  text: `
    select member_id, version, pin_hash from credentials where scope_id = $1 order by member_id limit $2`,
  params: { merchant: uuid, limit: int4 },
  row: Credential,
});

const readOwnerTokens = statement({
  name: "access.read_owner_tokens",
  text: `
    select owner_id, token_hash, made_at from owner_tokens where scope_id = $1 order by owner_id limit $2`,
  params: { merchant: uuid, limit: int4 },
  row: OwnerToken,
});

const dropOtherCredentials = statement({
  name: "access.drop_other_credentials",
  text: `delete from credentials where scope_id = $1 and member_id <> all ($2::uuid[])`,
  params: { merchant: uuid, members: arrayOf(uuid) },
});

const dropOtherOwnerTokens = statement({
  name: "access.drop_other_owner_tokens",
  text: `delete from owner_tokens where scope_id = $1 and owner_id <> all ($2::uuid[])`,
  params: { merchant: uuid, owners: arrayOf(uuid) },
});

const putCredentials = rowsInto({
  name: "access.put_credentials",
  text: `
    insert into credentials (scope_id, member_id, version, pin_hash)
    select scope_id, member_id, version, pin_hash
    from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::text[]) as t (scope_id, member_id, version, pin_hash)
    on conflict (scope_id, member_id) do update set version = excluded.version, pin_hash = excluded.pin_hash`,
  columns: { scope_id: uuid, member_id: uuid, version: int8, pin_hash: text },
});

const putOwnerTokens = rowsInto({
  name: "access.put_owner_tokens",
  text: `
    insert into owner_tokens (scope_id, owner_id, token_hash, made_at)
    select scope_id, owner_id, token_hash, made_at
    from unnest($1::uuid[], $2::uuid[], $3::text[], $4::timestamptz[])
      as t (scope_id, owner_id, token_hash, made_at)
    on conflict (scope_id, owner_id) do update set token_hash = excluded.token_hash`,
  columns: { scope_id: uuid, owner_id: uuid, token_hash: text, made_at: timestamptz },
});

export async function readAccessSecrets(reader: Reader, merchant: Id): Promise<AccessSecrets> {
  const asked = { merchant, limit: MOST };
  const [credentials, owner_tokens] = await Promise.all([
    reader.query(readCredentials, asked),
    reader.query(readOwnerTokens, asked),
  ]);
  return { credentials, owner_tokens };
}

/** Puts these in the place of all that the merchant has here. */
export async function putAccessSecrets(tx: Transactor, merchant: Id, secrets: AccessSecrets): Promise<void> {
  const { credentials, owner_tokens } = secrets;
  await tx.execute(dropOtherCredentials, { merchant, members: credentials.map((row) => row.member_id) });
  await tx.execute(dropOtherOwnerTokens, { merchant, owners: owner_tokens.map((row) => row.owner_id) });
  await tx.write(
    putCredentials,
    credentials.map((row) => ({ scope_id: merchant, ...row })),
  );
  await tx.write(
    putOwnerTokens,
    owner_tokens.map((row) => ({ scope_id: merchant, ...row })),
  );
}
