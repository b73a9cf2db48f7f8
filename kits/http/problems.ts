import type { ProblemKind } from "./problem.ts";

/**
 * Every problem that the door itself answers with, and those of the pipeline. Domains add theirs where the code alone
 * (see `byName`) does not say enough.
 */
export const problemKinds: Readonly<Record<string, ProblemKind>> = {
  invalid_json: kind(
    400,
    "The body is not JSON",
    "Send one JSON value, with strings and numbers as RFC 8259 writes them.",
  ),
  invalid_field: kind(
    400,
    "A field has a wrong value",
    "Correct the named field and send the request again.",
  ),
  missing_field: kind(400, "A field is missing", "Add the named field and send the request again."),
  unknown_field: kind(
    400,
    "A field is not known",
    "Remove the named field, or look at /docs for its right name.",
  ),
  invalid_arguments: kind(
    400,
    "A field has a wrong value",
    "Correct the named field and send the request again.",
  ),
  invalid_cursor: kind(400, "The cursor is not one of ours", "Start from the first page, without a cursor."),
  bad_request: kind(400, "The request cannot be read", "Send an HTTP/1.1 request as RFC 9112 describes it."),
  not_signed_in: kind(
    401,
    "Nobody is signed in",
    "Send the header Authorization: Bearer with a token that is still valid.",
  ),
  not_allowed: kind(
    403,
    "This sign-in does not allow it",
    "Sign in as somebody who may, or ask for the right.",
  ),
  unknown_route: kind(404, "There is nothing at this address", "Look at /docs for what there is."),
  unknown_scope: kind(
    404,
    "There is no such location",
    "Name a location of your own; GET /v1/locations lists them.",
  ),
  unknown_location: kind(
    404,
    "There is no such location",
    "Name a location of your own; GET /v1/locations lists them.",
  ),
  unknown_command: kind(404, "There is no such command", "Look at /docs for what there is."),
  method_not_allowed: kind(
    405,
    "This address does not take this method",
    "Use one of the methods in the Allow header.",
  ),
  request_too_slow: kind(408, "The request did not arrive in time", "Send it again."),
  id_taken: kind(
    409,
    "The id belongs to another thing",
    "Take a new UUID for a new thing; repeat a request with the Idempotency-Key it had.",
  ),
  id_reused: kind(
    409,
    "The id belongs to another request",
    "Take a new id for a new request; send the old body for a repeat.",
  ),
  version_conflict: kind(
    409,
    "It has changed since you read it",
    "Read it again, and make the change on what you find.",
  ),
  body_too_large: kind(413, "The body is too large", "Send less at once, in several requests."),
  not_json: kind(415, "The body is not JSON", "Send it as Content-Type: application/json in UTF-8."),
  headers_too_large: kind(431, "The headers are too large", "Send fewer or shorter headers."),
  defect: kind(
    500,
    "Something broke on our side",
    "Send it again with the same id. If it stays, report the request_id.",
  ),
  busy: kind(503, "Too much is waiting", "Nothing was taken. Send it again in a moment."),
  unavailable: kind(
    503,
    "The database is away",
    "Send it again with the same id; it will not be done twice.",
  ),
};

/** What a refusal's code says by its name alone. The first pattern that fits decides; the rest of refusals is 422. */
const byName: readonly (readonly [RegExp, ProblemKind])[] = [
  [
    /^unknown_|_not_found$/,
    kind(
      404,
      "There is no such thing here",
      "Check the id, and that it belongs to this merchant and location.",
    ),
  ],
  [
    /^not_allowed/,
    kind(403, "This sign-in does not allow it", "Sign in as somebody who may, or ask for the right."),
  ],
  [
    /_already_|^already_|_conflict$|^sequence_|^chain_|_in_use$|_taken$/,
    kind(409, "It does not fit what is there already", "Read the thing again, and decide on what you find."),
  ],
];

const refusal = kind(
  422,
  "The rules do not allow it",
  "Change what the sentence says and send it with a new id.",
);

/** All that there is to know of a code. */
export function kindOf(code: string, more: Readonly<Record<string, ProblemKind>> = {}): ProblemKind {
  return more[code] ?? problemKinds[code] ?? byName.find(([pattern]) => pattern.test(code))?.[1] ?? refusal;
}

function kind(status: number, title: string, cure: string): ProblemKind {
  return { status, title, cure };
}
