import { accept, ref, refused, type CommandSpec } from "@counterfoil/commands/spec";
import { personState } from "@counterfoil/people/rules";
import { SetPin, type PinSet } from "../../contract/index.ts";
import { memberState } from "./state.ts";

/** Takes note that a member has a new PIN. What it is stays off the tape (store/credentials.ts). */
export const setPin: CommandSpec<SetPin> = {
  type: "member.set_pin",
  kind: "request",
  permission: "access.manage",
  args: SetPin,
  needs: ({ args }) => [ref(memberState, args.member_id), ref(personState, args.member_id)],
  decide: ({ args }, states) => {
    if (!states.get(memberState, args.member_id)) {
      return refused("unknown_team_member", "There is no such team member.", "id");
    }
    if (states.get(personState, args.member_id)?.status !== "known") {
      return refused("person_erased", "This person was erased.", "id");
    }
    const set: PinSet = { type: "member.pin_set" };
    return accept(set);
  },
};
