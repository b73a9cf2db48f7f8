import type { Id } from "@counterfoil/ids";
import { arrayOf, statement, uuid, type Reader } from "@counterfoil/sql";
import Type from "typebox";
import type { MemberState } from "../contract/index.ts";
import { may, mayOffline } from "../rules/index.ts";

const findMembers = statement({
  name: "access.find_members",
  text: `select member_id, doc from members where scope_id = $1 and member_id = any ($2::uuid[])`,
  params: { merchant: uuid, members: arrayOf(uuid) },
  row: Type.Object({ member_id: Type.String(), doc: Type.String() }),
});

const findOwner = statement({
  name: "access.find_owner",
  text: `select owner_id from owner_tokens where scope_id = $1`,
  params: { merchant: uuid },
  row: Type.Object({ owner_id: Type.String() }),
});

/** Somebody who is named by a command that a device made on its own. */
export interface Actor {
  may(permission: string): boolean;
  /** Has left the team. */
  readonly left: boolean;
}

/**
 * What those may who are named by a device's commands, as the merchant's team is now: members by their role, the owner like
 * a member who is one, the device itself next to nothing. Strangers are left out.
 */
export async function actorsOf(
  reader: Reader,
  { merchant, device }: { readonly merchant: Id; readonly device: Id },
  actors: readonly Id[],
): Promise<Map<Id, Actor>> {
  const known = new Map<Id, Actor>();
  if (actors.includes(device)) {
    known.set(device, { may: (permission) => may({ kind: "device" }, permission), left: false });
  }
  const others = actors.filter((actor) => actor !== device);
  if (others.length === 0) return known;
  for (const row of await reader.query(findMembers, { merchant, members: others })) {
    const { role, status }: MemberState = JSON.parse(row.doc);
    known.set(row.member_id, {
      may: (permission) => mayOffline(role, permission),
      left: status !== "active",
    });
  }
  if (others.every((actor) => known.has(actor))) return known;
  for (const { owner_id } of await reader.query(findOwner, { merchant })) {
    known.set(owner_id, { may: (permission) => mayOffline("owner", permission), left: false });
  }
  return known;
}
