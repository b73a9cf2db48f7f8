import { Id, named, nullable, oneOf, ShortText } from "@counterfoil/http";
import { PIN_PATTERN } from "@counterfoil/secrets";
import type { Person } from "@counterfoil/people/contract";
import Type, { type Static } from "typebox";
import { MemberColor, Role, type MemberState } from "../../contract/index.ts";

export const Pin = Type.String({ pattern: PIN_PATTERN, description: "4 to 8 digits" });

export const MemberShape = named(
  "TeamMember",
  Type.Object({
    id: Id,
    /** Null when the person was erased. */
    name: nullable(ShortText),
    role: Role,
    color: MemberColor,
    status: oneOf(["active", "inactive", "erased"]),
    has_pin: Type.Boolean(),
  }),
);

export function memberWithName(member: MemberState, person: Person | undefined): Static<typeof MemberShape> {
  if (person?.status !== "known") return { ...member, name: null, status: "erased", has_pin: false };
  return { ...member, name: person.details.name ?? null };
}
