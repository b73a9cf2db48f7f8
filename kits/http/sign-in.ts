import type { Grant } from "@counterfoil/commands";
import type { Id } from "@counterfoil/ids";

/** Who stands behind a token, and where. What a request may do is asked of `may`, by HTTP and by the pipeline alike. */
export interface SignIn extends Grant {
  /** "owner", "device", "staff": for the log and for GET /me. */
  readonly kind: string;
  readonly merchant_id: Id;
  /** The one location it works at, or the only one there is; absent where the request must name one. */
  readonly location_id?: Id;
  /** The device that speaks for it in a scope: the paired one, or the server's own there. */
  deviceIn(scope: Id): Id;
}

/** Tells who stands behind a token, null when nobody does. Called for each request: keep answers in memory. */
export type Authenticate = (token: string) => SignIn | null | Promise<SignIn | null>;

/** The parent of a scope: a location's merchant, null for a merchant, undefined when there is no such scope. */
export type ParentOf = (scope: Id) => Id | null | undefined | Promise<Id | null | undefined>;
