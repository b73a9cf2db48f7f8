import { Id, route } from "@counterfoil/http";
import Type from "typebox";

export const erasePerson = route({
  method: "DELETE",
  url: "/v1/people/{id}",
  summary: "Erase a person for good",
  description:
    "Deletes the key that opens what we hold of a customer or a member of staff. Sales stay, without the name. " +
    "Backups of the keys that were made before still open it: keep them no longer than you must.",
  permission: "people.manage",
  scope: "merchant",
  params: Type.Object({ id: Id }),
  handle: async (call) => {
    await call.command({ type: "person.erase", args: { person_id: call.params.id } });
  },
});
