import type { Id } from "@counterfoil/ids";
import { hashPin, verifyPin } from "@counterfoil/secrets";
import { int8, statement, text, uuid, type Database } from "@counterfoil/sql";
import Type from "typebox";

/** The setting of a member's PIN that stands: `version` is that of the entry which says that it was set. */
export const findCredential = statement({
  name: "access.find_credential",
  text: `select version, pin_hash from credentials where scope_id = $1 and member_id = $2`,
  params: { merchant: uuid, member: uuid },
  row: Type.Object({ version: Type.Integer(), pin_hash: Type.String() }),
});

/** Of two settings the later one stands, whichever is written first. */
const saveCredential = statement({
  name: "access.save_credential",
  text: `
    insert into credentials (scope_id, member_id, version, pin_hash) values ($1, $2, $3, $4)
    on conflict (scope_id, member_id) do update
      set version = excluded.version, pin_hash = excluded.pin_hash
      where credentials.version < excluded.version`,
  params: { merchant: uuid, member: uuid, version: int8, pin_hash: text },
});

/**
 * Keeps a PIN after the tape has said that it was set. Says it again when the answer was lost.
 * @returns false when that setting was of another PIN: the request only looks like a repeat.
 */
export async function keepPin(
  database: Database,
  { merchant, member, version, pin }: { merchant: Id; member: Id; version: number; pin: string },
): Promise<boolean> {
  const [kept] = await database.query(findCredential, { merchant, member });
  if (kept?.version === version) return verifyPin(kept.pin_hash, pin);
  const pin_hash = await hashPin(pin);
  await database.transaction((tx) => tx.execute(saveCredential, { merchant, member, version, pin_hash }));
  return true;
}
