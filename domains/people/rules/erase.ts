import { accept, ref, refused, type CommandSpec } from "@counterfoil/commands/spec";
import { ErasePerson, type PersonErased } from "../contract/index.ts";
import { personState } from "./state.ts";

/** Erases a person for good: the key goes in the same transaction (store/keys.ts), the tape stays whole. */
export const erasePerson: CommandSpec<ErasePerson> = {
  type: "person.erase",
  kind: "request",
  permission: "people.manage",
  args: ErasePerson,
  needs: ({ args }) => [ref(personState, args.person_id)],
  decide: ({ args }, states) => {
    const person = states.get(personState, args.person_id);
    if (!person) return refused("unknown_person", "There is no such person.", "id");
    if (person.status === "erased") return accept();
    const erased: PersonErased = { type: "person.erased", person_id: args.person_id };
    return accept(erased);
  },
};
