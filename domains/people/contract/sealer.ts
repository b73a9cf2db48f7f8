import type { Id } from "@counterfoil/ids";
import type { PersonalDetails, PersonState, SealedDetails } from "./person.ts";

/** A person as people may see it: in the clear, or erased. */
export type Person =
  | {
      readonly id: Id;
      readonly kind: PersonState["kind"];
      readonly status: "known";
      readonly details: PersonalDetails;
      readonly recorded_at: string;
      readonly changed_at: string;
    }
  | Extract<PersonState, { readonly status: "erased" }>;

/** What other domains ask of people while they serve; whoever composes the server hands it to them. */
export interface PeopleBook {
  /**
   * Seals details for a command, under the person's key, which is made where there is none. The same details give the
   * same bytes. Null: that person was erased, and nothing is ever sealed for them again.
   */
  seal(merchant: Id, person: Id, details: PersonalDetails): Promise<SealedDetails | null>;
  /** People by id, in the clear, with one query; unknown ids are left out. */
  find(merchant: Id, people: readonly Id[]): Promise<Map<Id, Person>>;
}
