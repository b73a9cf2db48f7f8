import { type Id, newId } from "@counterfoil/ids";
import { newToken, secretHash } from "@counterfoil/secrets";
import {
  arrayOf,
  int8,
  statement,
  text,
  timestamptz,
  uuid,
  type Database,
  type Transactor,
} from "@counterfoil/sql";
import Type from "typebox";
import { OWNER_TOKEN_PREFIX } from "../contract/index.ts";

export const findOwnersByToken = statement({
  name: "access.find_owners_by_token",
  text: `select scope_id, owner_id, token_hash from owner_tokens where token_hash = any ($1::text[])`,
  params: { hashes: arrayOf(text) },
  row: Type.Object({ scope_id: Type.String(), owner_id: Type.String(), token_hash: Type.String() }),
});

/** The one who owns the oldest merchant here: nobody else can be meant on a machine of one house. */
export const findFirstOwner = statement({
  name: "access.find_first_owner",
  text: `select scope_id, owner_id from owner_tokens order by made_at, scope_id limit 1`,
  params: {},
  row: Type.Object({ scope_id: Type.String(), owner_id: Type.String() }),
});

const addOwnerToken = statement({
  name: "access.add_owner_token",
  text: `insert into owner_tokens (scope_id, owner_id, token_hash, made_at) values ($1, $2, $3, $4)`,
  params: { merchant: uuid, owner: uuid, token_hash: text, made_at: timestamptz },
});

const replaceOwnerToken = statement({
  name: "access.replace_owner_token",
  text: `update owner_tokens set token_hash = $2 where scope_id = $1`,
  params: { merchant: uuid, token_hash: text },
});

const lockSetUp = statement({
  name: "access.lock_set_up",
  text: `select pg_advisory_xact_lock($1)::text as locked`,
  params: { key: int8 },
  row: Type.Object({ locked: Type.String() }),
});

/** Any number of our own: whoever holds it sets the house up. */
const SET_UP_LOCK = 4_606_912_003;

/** One process at a time sets a house up; others wait and then find it done. */
export function settingUp<T>(database: Database, work: (tx: Transactor) => Promise<T>): Promise<T> {
  return database.transaction(async (tx) => {
    await tx.query(lockSetUp, { key: SET_UP_LOCK });
    return work(tx);
  });
}

/** Makes the owner's token. It is in the answer alone. */
export async function makeOwnerToken(tx: Transactor, merchant: Id, now: string): Promise<string> {
  const token = newToken(OWNER_TOKEN_PREFIX);
  await tx.execute(addOwnerToken, {
    merchant,
    owner: newId(),
    token_hash: secretHash(token),
    made_at: now,
  });
  return token;
}

/** A new token in the old one's place, which stops working: for owners who have lost it, or shown it around. */
export async function renewOwnerToken(database: Database, merchant: Id): Promise<string | null> {
  const token = newToken(OWNER_TOKEN_PREFIX);
  const replaced = await database.transaction((tx) =>
    tx.execute(replaceOwnerToken, { merchant, token_hash: secretHash(token) }),
  );
  return replaced > 0 ? token : null;
}
