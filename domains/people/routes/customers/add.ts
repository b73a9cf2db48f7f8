import { Id, route } from "@counterfoil/http";
import Type from "typebox";
import { peopleBook } from "../../store/book.ts";
import { customerFrom, CustomerShape, details, erased } from "./shapes.ts";

export const addCustomer = route({
  method: "POST",
  url: "/v1/customers",
  summary: "Add a customer",
  description:
    "Name, numbers and addresses are sealed under a key of the customer's own before they are stored.",
  permission: "people.write",
  scope: "merchant",
  body: Type.Object({ id: Type.Optional(Id), ...details }),
  reply: CustomerShape,
  status: 201,
  handle: async (call) => {
    const { id = call.id(1), ...given } = call.body;
    const book = peopleBook(call.database);
    await call.command({
      type: "person.record",
      args: async () => {
        const sealed = await book.seal(call.merchant, id, given);
        if (!sealed) throw erased();
        return { person_id: id, kind: "customer", sealed };
      },
      fingerprint: "args",
    });
    return customerFrom((await book.find(call.merchant, [id])).get(id));
  },
});
