import type { PeopleBook } from "@counterfoil/people/contract";
import type { Database } from "@counterfoil/sql";
import type { VenueDirectory } from "@counterfoil/venues/contract";

/** What these routes ask of other domains while they serve. */
export interface Doors {
  readonly people: (database: Database) => PeopleBook;
  readonly venues: (database: Database) => VenueDirectory;
}
