import { Id, route } from "@counterfoil/http";
import Type from "typebox";
import { PERSONAL_FIELDS } from "../../contract/index.ts";
import { peopleBook } from "../../store/book.ts";
import { changes, customerFrom, CustomerShape, erased } from "./shapes.ts";

export const changeCustomer = route({
  method: "PATCH",
  url: "/v1/customers/{id}",
  summary: "Change a customer",
  description: "What is left out stays; null takes it away.",
  permission: "people.write",
  scope: "merchant",
  params: Type.Object({ id: Id }),
  body: Type.Object(changes),
  reply: CustomerShape,
  handle: async (call) => {
    const { id } = call.params;
    const book = peopleBook(call.database);
    const find = async () => customerFrom((await book.find(call.merchant, [id])).get(id));
    await call.command({
      type: "person.change",
      args: async () => {
        await find();
        return { person_id: id, sealed: await sealChanges() };
      },
      fingerprint: "args",
    });
    return find();

    async function sealChanges() {
      const given = PERSONAL_FIELDS.flatMap((field) => {
        const text = call.body[field];
        return typeof text === "string" ? [[field, text] as const] : [];
      });
      const gone = PERSONAL_FIELDS.filter((field) => call.body[field] === null);
      const sealed = await book.seal(call.merchant, id, Object.fromEntries(given));
      if (!sealed) throw erased();
      return { ...sealed, ...Object.fromEntries(gone.map((field) => [field, null])) };
    }
  },
});
