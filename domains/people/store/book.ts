import type { Id } from "@counterfoil/ids";
import { newSealKey, open, seal } from "@counterfoil/secrets";
import type { Database } from "@counterfoil/sql";
import {
  PERSONAL_FIELDS,
  type PeopleBook,
  type Person,
  type PersonalDetails,
  type PersonalField,
  type PersonState,
} from "../contract/index.ts";
import { findKey, findPeople, makeKey } from "./keys.ts";

/** The book of people over the tables of this domain. Keys are read anew each time: one that was deleted opens nothing more. */
export function peopleBook(database: Database): PeopleBook {
  return {
    seal: async (merchant, person, details) => {
      const key = await keyOf(database, merchant, person);
      return key && each(details, (field, text) => seal(key, labelOf(merchant, person, field), text));
    },
    find: async (merchant, people) => {
      const rows = await database.query(findPeople, { merchant, people });
      return new Map(
        rows.map((row) => [
          row.person_id,
          inTheClear(merchant, JSON.parse(row.doc) as PersonState, row.seal_key),
        ]),
      );
    },
  };
}

async function keyOf(database: Database, merchant: Id, person: Id): Promise<Buffer | null> {
  const [known] = await database.query(findKey, { merchant, person });
  if (known) return known.seal_key;
  return database.transaction(async (tx) => {
    await tx.execute(makeKey, { merchant, person, key: newSealKey() });
    const [made] = await tx.query(findKey, { merchant, person });
    return made?.seal_key ?? null;
  });
}

function inTheClear(merchant: Id, state: PersonState, key: Buffer | null): Person {
  if (state.status === "erased") return state;
  const { sealed, ...person } = state;
  if (!key) return { ...person, status: "erased" };
  const details = each(sealed, (field, text) => open(key, labelOf(merchant, state.id, field), text));
  return { ...person, details };
}

/** A sealed text opens for this person and this field alone: it cannot be moved to another. */
function labelOf(merchant: Id, person: Id, field: PersonalField): string {
  return `${merchant} ${person} ${field}`;
}

function each(
  details: PersonalDetails,
  turn: (field: PersonalField, text: string) => string | null,
): PersonalDetails {
  const turned: Partial<Record<PersonalField, string>> = {};
  for (const field of PERSONAL_FIELDS) {
    const text = details[field];
    const value = text === undefined ? null : turn(field, text);
    if (value !== null) turned[field] = value;
  }
  return turned;
}
