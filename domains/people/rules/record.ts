import { accept, ref, refused, type CommandSpec } from "@counterfoil/commands/spec";
import { RecordPerson, type PersonRecorded } from "../contract/index.ts";
import { personState } from "./state.ts";

/** Takes note of a person. What is personal comes sealed. */
export const recordPerson: CommandSpec<RecordPerson> = {
  type: "person.record",
  kind: "request",
  permission: "people.write",
  args: RecordPerson,
  needs: ({ args }) => [ref(personState, args.person_id)],
  decide: ({ args }, states) => {
    if (states.get(personState, args.person_id)) {
      return refused("person_exists", "This id belongs to another person.", "id");
    }
    const recorded: PersonRecorded = { type: "person.recorded" };
    return accept(recorded);
  },
};
