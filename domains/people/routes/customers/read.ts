import { Id, route } from "@counterfoil/http";
import Type from "typebox";
import { peopleBook } from "../../store/book.ts";
import { customerFrom, CustomerShape } from "./shapes.ts";

export const readCustomer = route({
  method: "GET",
  url: "/v1/customers/{id}",
  summary: "Read a customer",
  description: "An erased customer has no details any more.",
  permission: "people.read",
  scope: "merchant",
  params: Type.Object({ id: Id }),
  reply: CustomerShape,
  handle: async ({ database, merchant, params: { id } }) =>
    customerFrom((await peopleBook(database).find(merchant, [id])).get(id)),
});
