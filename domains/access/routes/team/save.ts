import { found, Problem, type Accepted, type Call } from "@counterfoil/http";
import type { Id } from "@counterfoil/ids";
import type { MemberState } from "../../contract/index.ts";
import { keepPin } from "../../store/credentials.ts";
import { findMember } from "../../store/members.ts";
import type { Doors } from "../doors.ts";
import { memberWithName } from "./shapes.ts";

/** Seals a member's name, for a command. @throws Problem when the person was erased. */
export async function sealName(call: Call, doors: Doors, member: Id, name: string) {
  const sealed = await doors.people(call.database).seal(call.merchant, member, { name });
  if (!sealed) throw new Problem("person_erased", "This person was erased.", { field: "id" });
  return sealed;
}

/**
 * Sets a PIN: the tape says that, the credential says which. Commands that carry one are recognised by their arguments
 * alone, because a fingerprint of the body would give the PIN away.
 */
export async function setPin(call: Call, id: Id, member: Id, pin: string): Promise<void> {
  const { version }: Accepted = await call.command({
    type: "member.set_pin",
    args: { member_id: member },
    id,
    fingerprint: "args",
  });
  if (!(await keepPin(call.database, { merchant: call.merchant, member, version, pin }))) {
    throw new Problem(
      "id_reused",
      "This id was used before to set another PIN. Take a new id for a new request.",
      {
        field: "id",
      },
    );
  }
}

/** The member as the tables have it now. */
export async function readMember({ database, merchant }: Call, doors: Doors, member: Id) {
  const [row] = await database.query(findMember, { merchant, member });
  const people = await doors.people(database).find(merchant, [member]);
  return memberWithName(JSON.parse(found(row, "team_member", "id").doc) as MemberState, people.get(member));
}
