import { accept, ref, refused, type CommandSpec } from "@counterfoil/commands/spec";
import { personState } from "@counterfoil/people/rules";
import { AddMember, type MemberAdded } from "../../contract/index.ts";
import { memberState } from "./state.ts";

/** Takes a person into the team. The person was recorded before, with the name sealed. */
export const addMember: CommandSpec<AddMember> = {
  type: "member.add",
  kind: "request",
  permission: "access.manage",
  args: AddMember,
  needs: ({ args }) => [ref(memberState, args.member_id), ref(personState, args.member_id)],
  decide: ({ args }, states) => {
    const person = states.get(personState, args.member_id);
    if (!person || person.kind !== "staff")
      return refused("unknown_person", "There is no such person.", "id");
    if (person.status === "erased") return refused("person_erased", "This person was erased.", "id");
    if (states.get(memberState, args.member_id)) {
      return refused("member_exists", "This person is in the team already.", "id");
    }
    const added: MemberAdded = { type: "member.added" };
    return accept(added);
  },
};
