import { newId, type Id } from "@counterfoil/ids";
import { refusalOf, RuleBook } from "@counterfoil/testing";
import { beforeEach, expect, test } from "vitest";
import { changePerson, erasePerson, personState, recordPerson } from "./index.ts";

const sealed = (letter: string) => `s1.${letter.repeat(40)}`;

let book: RuleBook;
let merchant: Id;
let person_id: Id;
beforeEach(() => {
  book = new RuleBook([recordPerson, changePerson, erasePerson], [personState]);
  merchant = newId();
  person_id = newId();
});

function record() {
  return book.say(merchant, "person.record", {
    person_id,
    kind: "customer",
    sealed: { name: sealed("a"), phone: sealed("b") },
  });
}

function change(changes: object) {
  return book.say(merchant, "person.change", { person_id, sealed: changes });
}

test("PEO-6 a person is recorded once", () => {
  expect(refusalOf(record())).toBeUndefined();
  expect(refusalOf(record())).toBe("person_exists");
});

test("PEO-6 a change touches the fields that it names; null takes one away", () => {
  record();
  change({ name: sealed("c"), email: sealed("d") });
  expect(book.state(personState, merchant, person_id)).toMatchObject({
    sealed: { name: sealed("c"), phone: sealed("b"), email: sealed("d") },
  });
  change({ phone: null });
  const state = book.state(personState, merchant, person_id);
  expect(state).toMatchObject({ sealed: { name: sealed("c"), email: sealed("d") } });
  expect(state).not.toHaveProperty("sealed.phone");
});

test("PEO-6 somebody unknown is neither changed nor erased", () => {
  expect(refusalOf(change({ name: null }))).toBe("unknown_person");
  expect(refusalOf(book.say(merchant, "person.erase", { person_id }))).toBe("unknown_person");
});

test("PEO-3 an erased person keeps an id and two dates, and stays erased", () => {
  record();
  book.say(merchant, "person.erase", { person_id }, { received_at: "2026-03-02T10:00:00.000Z" });
  expect(book.state(personState, merchant, person_id)).toEqual({
    id: person_id,
    kind: "customer",
    status: "erased",
    recorded_at: "2026-03-01T10:00:00.000Z",
    changed_at: "2026-03-02T10:00:00.000Z",
  });
  expect(refusalOf(change({ name: sealed("c") }))).toBe("person_erased");
  expect(refusalOf(record())).toBe("person_exists");
  expect(book.say(merchant, "person.erase", { person_id })).toEqual({ events: [] });
});

test("CON-18 two changes of one person: both fields are changed, and of one field the later word stands", () => {
  record();
  change({ phone: sealed("c") });
  change({ name: sealed("d") });
  change({ name: sealed("e") });
  expect(book.state(personState, merchant, person_id)).toMatchObject({
    sealed: { name: sealed("e"), phone: sealed("c") },
  });
});
