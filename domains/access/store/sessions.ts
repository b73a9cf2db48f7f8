import type { Id } from "@counterfoil/ids";
import { newToken, secretHash } from "@counterfoil/secrets";
import { arrayOf, statement, text, timestamptz, uuid, type Database } from "@counterfoil/sql";
import Type from "typebox";
import { SESSION_HOURS, SESSION_TOKEN_PREFIX } from "../contract/index.ts";

const HOUR_MS = 3_600_000;

const addSession = statement({
  name: "access.add_session",
  text: `
    insert into sessions (scope_id, session_id, token_hash, member_id, location_id, device_id, opened_at, expires_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8)`,
  params: {
    merchant: uuid,
    session: uuid,
    token_hash: text,
    member: uuid,
    location: uuid,
    device: uuid,
    opened_at: timestamptz,
    expires_at: timestamptz,
  },
});

const dropExpired = statement({
  name: "access.drop_expired_sessions",
  text: `delete from sessions where scope_id = $1 and expires_at < $2`,
  params: { merchant: uuid, before: timestamptz },
});

const dropSession = statement({
  name: "access.drop_session",
  text: `delete from sessions where scope_id = $1 and session_id = $2`,
  params: { merchant: uuid, session: uuid },
});

/** The sign-ins behind these hashes with the member as it stands now. */
export const findSessions = statement({
  name: "access.find_sessions",
  text: `
    select s.scope_id, s.session_id, s.token_hash, s.member_id, s.location_id, s.device_id, s.expires_at, m.doc
    from sessions s
    join members m on m.scope_id = s.scope_id and m.member_id = s.member_id
    where s.token_hash = any ($1::text[])`,
  params: { hashes: arrayOf(text) },
  row: Type.Object({
    scope_id: Type.String(),
    session_id: Type.String(),
    token_hash: Type.String(),
    member_id: Type.String(),
    location_id: Type.String(),
    device_id: Type.String(),
    expires_at: Type.String(),
    doc: Type.String(),
  }),
});

/** Opens a sign-in and clears away those that have expired. The token is in the answer alone. */
export async function openSession(
  database: Database,
  at: { session: Id; merchant: Id; location: Id; device: Id; member: Id },
  now: string,
): Promise<{ token: string; expires_at: string }> {
  const token = newToken(SESSION_TOKEN_PREFIX);
  const expires_at = new Date(Date.parse(now) + SESSION_HOURS * HOUR_MS).toISOString();
  await database.transaction(async (tx) => {
    await tx.execute(dropExpired, { merchant: at.merchant, before: now });
    await tx.execute(addSession, { ...at, token_hash: secretHash(token), opened_at: now, expires_at });
  });
  return { token, expires_at };
}

export function endSession(database: Database, merchant: Id, session: Id): Promise<number> {
  return database.transaction((tx) => tx.execute(dropSession, { merchant, session }));
}
