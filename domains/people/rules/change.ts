import { accept, ref, refused, type CommandSpec } from "@counterfoil/commands/spec";
import { ChangePerson, type PersonChanged } from "../contract/index.ts";
import { personState } from "./state.ts";

/** Changes what we know of a person, field by field. */
export const changePerson: CommandSpec<ChangePerson> = {
  type: "person.change",
  kind: "request",
  permission: "people.write",
  args: ChangePerson,
  needs: ({ args }) => [ref(personState, args.person_id)],
  decide: ({ args }, states) => {
    const person = states.get(personState, args.person_id);
    if (!person) return refused("unknown_person", "There is no such person.", "id");
    if (person.status === "erased") return refused("person_erased", "This person was erased.", "id");
    const changed: PersonChanged = { type: "person.changed" };
    return accept(changed);
  },
};
