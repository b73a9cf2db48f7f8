import { Id, Instant, LongText, named, nullable, oneOf, Problem, ShortText } from "@counterfoil/http";
import Type, { type Static } from "typebox";
import type { Person } from "../../contract/index.ts";

const Phone = Type.String({
  minLength: 3,
  maxLength: 40,
  pattern: "^\\+?[0-9][0-9 ()./-]*$",
  description: "a telephone number: digits, with spaces, brackets, dots, slashes and dashes between them",
  examples: ["+41 44 123 45 67"],
});
const Email = Type.String({
  maxLength: 254,
  pattern: "^[^@\\s\\x00-\\x1f]+@[^@\\s\\x00-\\x1f]+$",
  description: "an e-mail address",
  examples: ["ada@example.org"],
});

export const details = {
  name: Type.Optional(ShortText),
  phone: Type.Optional(Phone),
  email: Type.Optional(Email),
  address: Type.Optional(LongText),
};

export const changes = {
  name: Type.Optional(nullable(ShortText)),
  phone: Type.Optional(nullable(Phone)),
  email: Type.Optional(nullable(Email)),
  address: Type.Optional(nullable(LongText)),
};

export const CustomerShape = named(
  "Customer",
  Type.Object({
    id: Id,
    status: oneOf(["known", "erased"]),
    ...details,
    created_at: Instant,
    updated_at: Instant,
  }),
);

/** @throws Problem 404 when it is nobody, or somebody who is not a customer. */
export function customerFrom(person: Person | undefined): Static<typeof CustomerShape> {
  if (person?.kind !== "customer") {
    throw new Problem("unknown_customer", "There is no such customer.", { field: "id" });
  }
  const { id, status, recorded_at: created_at, changed_at: updated_at } = person;
  return { id, status, ...(person.status === "known" ? person.details : {}), created_at, updated_at };
}

/** What to say to whoever wants to seal something for an erased person. */
export function erased(): Problem {
  return new Problem("person_erased", "This person was erased.", { field: "id" });
}
