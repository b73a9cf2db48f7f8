import type { Entry, Fold } from "@counterfoil/commands/spec";
import { must } from "@counterfoil/result";
import {
  MEMBER_COLORS,
  type AddMember,
  type ChangeMember,
  type MemberAdded,
  type MemberChanged,
  type MemberColor,
  type MemberState,
  type PinSet,
  type SetPin,
} from "../../contract/index.ts";

/** A member of the team, by the person's id, in the merchant's scope. */
export const memberState: Fold<MemberState> = {
  kind: "member",
  on: {
    "member.added": {
      key: (_event: MemberAdded, { command }: Entry<AddMember>) => command.args.member_id,
      apply: (_state, _event: MemberAdded, { command }: Entry<AddMember>) => {
        const { member_id: id, role, color } = command.args;
        return { id, role, color: color ?? usualColor(id), status: "active", has_pin: false };
      },
    },
    "member.changed": {
      key: (_event: MemberChanged, { command }: Entry<ChangeMember>) => command.args.member_id,
      apply: (state: MemberState | undefined, _event: MemberChanged, { command }: Entry<ChangeMember>) => {
        const { member_id: _, ...changes } = command.args;
        return { ...must(state, "a member who is changed was added"), ...changes };
      },
    },
    "member.pin_set": {
      key: (_event: PinSet, { command }: Entry<SetPin>) => command.args.member_id,
      apply: (state: MemberState | undefined, _event: PinSet) => ({
        ...must(state, "a member whose PIN is set was added"),
        has_pin: true,
      }),
    },
  },
};

/** Follows from the id, so that it is the same wherever it is asked. */
function usualColor(id: string): MemberColor {
  const n = Number.parseInt(id.slice(-6), 16);
  return MEMBER_COLORS[n % MEMBER_COLORS.length] ?? MEMBER_COLORS[0];
}
