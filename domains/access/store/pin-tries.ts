import type { Id } from "@counterfoil/ids";
import { statement, text, uuid, type Database, type Transactor } from "@counterfoil/sql";
import Type from "typebox";
import { forgiveTries, tryPin, type Tries } from "../rules/index.ts";

const makeTries = statement({
  name: "access.make_pin_tries",
  text: `
    insert into pin_tries (scope_id, device_id, doc) values ($1, $2, '{}')
    on conflict (scope_id, device_id) do nothing`,
  params: { merchant: uuid, device: uuid },
});

const lockTries = statement({
  name: "access.lock_pin_tries",
  text: `select doc from pin_tries where scope_id = $1 and device_id = $2 for update`,
  params: { merchant: uuid, device: uuid },
  row: Type.Object({ doc: Type.String() }),
});

const saveTries = statement({
  name: "access.save_pin_tries",
  text: `update pin_tries set doc = $3 where scope_id = $1 and device_id = $2`,
  params: { merchant: uuid, device: uuid, doc: text },
});

/** Whose PIN is tried, and where. */
export interface Try {
  readonly merchant: Id;
  readonly device: Id;
  readonly member: Id;
  /** Which setting of the PIN. */
  readonly pin: number;
}

/** Counts a try, one after the other for each device, or says how long to wait. */
export function countTry(
  database: Database,
  { merchant, device, member, pin }: Try,
  nowMs: number,
): Promise<{ waitS: number } | { left: number }> {
  return database.transaction(async (tx) => {
    await tx.execute(makeTries, { merchant, device });
    const tried = tryPin(await locked(tx, merchant, device), member, pin, nowMs);
    if ("waitS" in tried) return tried;
    await tx.execute(saveTries, { merchant, device, doc: JSON.stringify(tried.tries) });
    return { left: tried.left };
  });
}

/** The PIN was right. */
export function forgiveTry(database: Database, { merchant, device, member }: Try): Promise<void> {
  return database.transaction(async (tx) => {
    const tries = forgiveTries(await locked(tx, merchant, device), member);
    await tx.execute(saveTries, { merchant, device, doc: JSON.stringify(tries) });
  });
}

async function locked(tx: Transactor, merchant: Id, device: Id): Promise<Tries> {
  const [row] = await tx.query(lockTries, { merchant, device });
  return JSON.parse(row?.doc ?? "{}") as Tries;
}
