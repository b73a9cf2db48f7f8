import { Id as IdField, oneOf } from "@counterfoil/wire";
import Type, { type Static } from "typebox";

export const Role = oneOf(["owner", "manager", "staff"]);
export type Role = Static<typeof Role>;

/** The paper of the member's slips, by which a person finds the own face on the sign-in screen. */
export const MEMBER_COLORS = ["canary", "pink", "goldenrod", "green", "blue", "salmon", "mint"] as const;
export const MemberColor = oneOf(MEMBER_COLORS);
export type MemberColor = Static<typeof MemberColor>;

/** In the merchant's scope, as everything about members. A member is a person: `member_id` is the person's id. */
export const AddMember = Type.Object(
  { member_id: IdField, role: Role, color: Type.Optional(MemberColor) },
  { additionalProperties: false },
);
export type AddMember = Static<typeof AddMember>;

export const ChangeMember = Type.Object(
  {
    member_id: IdField,
    role: Type.Optional(Role),
    color: Type.Optional(MemberColor),
    status: Type.Optional(oneOf(["active", "inactive"])),
  },
  { additionalProperties: false },
);
export type ChangeMember = Static<typeof ChangeMember>;

/** Says that a PIN was set, and by whom. The PIN itself, hashed or not, is never on the tape. */
export const SetPin = Type.Object({ member_id: IdField }, { additionalProperties: false });
export type SetPin = Static<typeof SetPin>;

export interface MemberState {
  readonly id: string;
  readonly role: Role;
  readonly color: MemberColor;
  readonly status: "active" | "inactive";
  readonly has_pin: boolean;
}

export interface MemberAdded {
  readonly type: "member.added";
}

export interface MemberChanged {
  readonly type: "member.changed";
}

export interface PinSet {
  readonly type: "member.pin_set";
}
