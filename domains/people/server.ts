import type { Domain, StateTable } from "@counterfoil/commands";
import { changePerson, erasePerson, recordPerson } from "./rules/index.ts";
import { erasures } from "./store/keys.ts";
import { people as peopleTable } from "./store/people.ts";

export { peopleRoutes } from "./routes/index.ts";
export { peopleBook } from "./store/book.ts";
export { putTeamKeys, readTeamKeys, TeamKeys } from "./store/travel.ts";

export const people: Domain = {
  name: "people",
  commands: [recordPerson, changePerson, erasePerson],
  states: [peopleTable] as unknown as StateTable[],
  views: [erasures],
  // person_keys is not among them: what is deleted there is gone.
  derivedTables: ["people"],
};
