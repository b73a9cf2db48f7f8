import { accept, ref, refused, type CommandSpec } from "@counterfoil/commands/spec";
import { ChangeMember, type MemberChanged } from "../../contract/index.ts";
import { memberState } from "./state.ts";

/** Changes a member's role or color, or lets somebody go (inactive) and come back. */
export const changeMember: CommandSpec<ChangeMember> = {
  type: "member.change",
  kind: "request",
  permission: "access.manage",
  args: ChangeMember,
  needs: ({ args }) => [ref(memberState, args.member_id)],
  decide: ({ args }, states) => {
    if (!states.get(memberState, args.member_id)) {
      return refused("unknown_team_member", "There is no such team member.", "id");
    }
    const changed: MemberChanged = { type: "member.changed" };
    return accept(changed);
  },
};
