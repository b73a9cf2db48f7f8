/** One operation of an API: what goes in and what comes back. */
export interface Operation {
  readonly params: object;
  readonly query: object;
  readonly body: unknown;
  readonly reply: unknown;
}

export type Method = "GET" | "POST" | "PATCH" | "PUT" | "DELETE";

/** The URLs that an API has for a method. `Api` maps "GET /v1/orders/{id}" to its operation. */
export type UrlsOf<Api, M extends Method> = keyof Api extends infer Key
  ? Key extends `${M} ${infer Url}`
    ? Url
    : never
  : never;

type OperationAt<Api, M extends Method, U extends string> = `${M} ${U}` extends keyof Api
  ? Api[`${M} ${U}`] extends Operation
    ? Api[`${M} ${U}`]
    : never
  : never;

export type ReplyOf<Api, M extends Method, U extends string> = OperationAt<Api, M, U>["reply"];

/** What any request may say besides its own fields. */
export interface Manner {
  /** Under which a repeat is recognised. Default: the body's id, else a new one for each call (not for each try). */
  readonly key?: string;
  /** Default: the client's. */
  readonly timeoutMs?: number;
  /** 0 asks once. Default: the client's. */
  readonly retries?: number;
}

type None = Record<never, never>;
type Part<Name extends string, T> = [T] extends [undefined]
  ? None
  : None extends T
    ? { readonly [K in Name]?: T }
    : { readonly [K in Name]: T };

type RequestFor<O extends Operation> = Part<"params", O["params"]> &
  Part<"query", O["query"]> &
  Part<"body", O["body"]> &
  Manner;

export type RequestOf<Api, M extends Method, U extends string> = RequestFor<OperationAt<Api, M, U>>;

/** The request may be left out where nothing in it must be said. */
export type Arguments<Api, M extends Method, U extends string> =
  None extends RequestOf<Api, M, U> ? [request?: RequestOf<Api, M, U>] : [request: RequestOf<Api, M, U>];
