import type { Static, TObject, TSchema } from "typebox";
import type { Call } from "./call.ts";
import type { ProblemKind } from "./problem.ts";
import type { FileReply } from "./reply.ts";

export type Method = "GET" | "POST" | "PATCH" | "PUT" | "DELETE";

/** Nothing comes that way. */
export type Nothing = TObject<Record<never, never>>;

/** Where a route works: at one location, for the merchant as a whole, or (open routes) nowhere yet. */
export type Scope = "location" | "merchant";

/** A reply as handlers may give it: what the rules hold as read-only need not be copied to be sent. */
export type Sendable<T> = T extends readonly (infer E)[]
  ? readonly Sendable<E>[]
  : T extends object
    ? { readonly [K in keyof T]: Sendable<T[K]> }
    : T;

/** What every endpoint says of itself. */
interface RouteBase<M extends Method, U extends string, P, Q, B, R> {
  readonly method: M;
  /** The whole path with its version, parameters in braces: `/v1/orders/{id}/lines`. */
  readonly url: U;
  /** What it does, as a short imperative: "Add lines to an order". */
  readonly summary: string;
  /** More, in Markdown, for the readable page. */
  readonly description?: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** The reply's body; left out where there is none (204) or where it is always a file. */
  readonly reply?: R;
  /** Media types of replies other than JSON: `text/csv`, `text/html`. */
  readonly files?: readonly string[];
  /** Status of a reply that is well. Default 200, and 204 without a reply. */
  readonly status?: 200 | 201 | 204;
  /** It reads much of what there ever was. Such reads wait for each other, and hold up nothing that a sale waits for. */
  readonly longReads?: true;
  /** Turns a body as older clients send it into one of today's, before it is checked. @throws Problem */
  readonly upcast?: (body: unknown) => unknown;
  /**
   * Asked before the body is read, with its length: as long as the answer takes, the body stays with its sender. Gives
   * back what is called in the end: true when the reply has gone, false when its sender has. @throws Problem
   */
  readonly admit?: (bytes: number) => Promise<(wasAnswered: boolean) => void>;
  /** Bytes of body it takes. Default DEFAULT_BODY_BYTES. */
  readonly bodyLimit?: number;
}

interface Guarded {
  /** What the sign-in must be allowed to do in the scope. */
  readonly permission: string;
  readonly scope: Scope;
  readonly open?: false;
}

interface Open {
  /** Anybody may: for what leads to a sign-in. */
  readonly open: true;
  readonly permission?: undefined;
  readonly scope?: undefined;
}

export type Handler<P extends TSchema, Q extends TSchema, B extends TSchema, R extends TSchema> = (
  call: Call<Static<P>, Static<Q>, Static<B>>,
) => Promise<Sendable<Static<R>> | FileReply> | Sendable<Static<R>> | FileReply;

export type Route<
  M extends Method = Method,
  U extends string = string,
  P extends TSchema = TSchema,
  Q extends TSchema = TSchema,
  B extends TSchema = TSchema,
  R extends TSchema = TSchema,
> = RouteBase<M, U, P, Q, B, R> & (Guarded | Open) & { readonly handle: Handler<P, Q, B, R> };

/** A route whose shapes are not known where it is used. */
export type AnyRoute = RouteBase<Method, string, TSchema, TSchema, TSchema, TSchema> &
  (Guarded | Open) & { readonly handle: (call: never) => unknown };

/** Declares one endpoint; its handler's types follow from its schemas. */
export function route<
  const M extends Method,
  const U extends `/${string}`,
  P extends TSchema = Nothing,
  Q extends TSchema = Nothing,
  B extends TSchema = Nothing,
  R extends TSchema = Nothing,
>(spec: Route<M, U, P, Q, B, R>): Route<M, U, P, Q, B, R> {
  return spec;
}

/** What a domain offers over HTTP. */
export interface RouteModule {
  /** The heading under which the document lists its routes: "Orders". */
  readonly tag: string;
  readonly routes: readonly AnyRoute[];
  /** Refusals of this domain whose status, title or cure the code alone does not give. */
  readonly problems?: Readonly<Record<string, ProblemKind>>;
}
