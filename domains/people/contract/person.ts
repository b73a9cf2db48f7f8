import { Id as IdField, oneOf } from "@counterfoil/wire";
import Type, { type Static } from "typebox";

/** Sealed, a text grows by a third and 40 characters; the longest field is an address of LONG_TEXT characters. */
const LONGEST_SEALED = 12_000;

/** What the tape holds in a personal text's place: ciphertext under the person's own key. */
export const SealedText = Type.String({ pattern: "^s1\\.[A-Za-z0-9_-]{38,}$", maxLength: LONGEST_SEALED });

/** What of a person is personal. Each is sealed by itself, so that one can change without the others. */
export const PERSONAL_FIELDS = ["name", "phone", "email", "address"] as const;
export type PersonalField = (typeof PERSONAL_FIELDS)[number];

/** In the clear: only ever in a request, a reply and the memory between. */
export type PersonalDetails = Readonly<Partial<Record<PersonalField, string>>>;

export const SealedDetails = Type.Object(
  {
    name: Type.Optional(SealedText),
    phone: Type.Optional(SealedText),
    email: Type.Optional(SealedText),
    address: Type.Optional(SealedText),
  },
  { additionalProperties: false },
);
export type SealedDetails = Readonly<Static<typeof SealedDetails>>;

/** Why we know somebody. */
export const PersonKind = oneOf(["customer", "staff"]);
export type PersonKind = Static<typeof PersonKind>;

/** In the merchant's scope, as everything about people. */
export const RecordPerson = Type.Object(
  { person_id: IdField, kind: PersonKind, sealed: SealedDetails },
  { additionalProperties: false },
);
export type RecordPerson = Static<typeof RecordPerson>;

const SealedOrGone = Type.Union([SealedText, Type.Null()]);

/** What is left out stays; null removes. */
export const ChangePerson = Type.Object(
  {
    person_id: IdField,
    sealed: Type.Object(
      {
        name: Type.Optional(SealedOrGone),
        phone: Type.Optional(SealedOrGone),
        email: Type.Optional(SealedOrGone),
        address: Type.Optional(SealedOrGone),
      },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
);
export type ChangePerson = Static<typeof ChangePerson>;

export const ErasePerson = Type.Object({ person_id: IdField }, { additionalProperties: false });
export type ErasePerson = Static<typeof ErasePerson>;

/** A person, by id. An erased one has no details, and no key that would open what the tape still holds. */
export type PersonState =
  | {
      readonly id: string;
      readonly kind: PersonKind;
      readonly status: "known";
      readonly sealed: SealedDetails;
      readonly recorded_at: string;
      readonly changed_at: string;
    }
  | {
      readonly id: string;
      readonly kind: PersonKind;
      readonly status: "erased";
      readonly recorded_at: string;
      readonly changed_at: string;
    };

export interface PersonRecorded {
  readonly type: "person.recorded";
}

export interface PersonChanged {
  readonly type: "person.changed";
}

export interface PersonErased {
  readonly type: "person.erased";
  readonly person_id: string;
}
