import { newId } from "@counterfoil/ids";
import { platform, sleep, type Answer, type Fetch } from "./platform.ts";
import { ApiProblem, NoAnswer } from "./problem.ts";
import { isWorthAnotherTry, pauseBefore } from "./retry.ts";
import type { Arguments, Manner, Method, ReplyOf, UrlsOf } from "./types.ts";

export interface ClientOptions {
  /** `http://127.0.0.1:8080`; empty for the page's own server. */
  readonly baseUrl: string;
  /** Asked before each try, because sign-ins change. */
  readonly token?: () => string | undefined;
  /** Sent as X-Location-Id, where a token works at several locations. */
  readonly location?: () => string | undefined;
  /** How long one try may take. */
  readonly timeoutMs?: number;
  /** Tries after the first, when no answer comes or the server is away. */
  readonly retries?: number;
  /** Told the server's clock with each answer (RFC 3339). */
  readonly onServerTime?: (at: string) => void;
  /** For tests. */
  readonly fetch?: Fetch;
  readonly random?: () => number;
}

const TIMEOUT_MS = 15_000;
const RETRIES = 4;
const NO_CONTENT = 204;

/** A reply that is not JSON: a CSV, a receipt for a printer. */
export interface FileReply {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

type Read<T> = (answer: Answer) => Promise<T>;

interface Request extends Manner {
  readonly params?: object;
  readonly query?: object;
  readonly body?: unknown;
}

/**
 * Speaks to a Counterfoil server in its own types: `Api` maps "POST /v1/orders" to what goes in and what comes back.
 * Writes carry an Idempotency-Key, so that a try whose answer was lost is repeated and done once.
 */
export class Client<Api> {
  readonly #options: ClientOptions;

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  /** @throws ApiProblem for an answer that is a problem, NoAnswer when none comes. */
  get<U extends UrlsOf<Api, "GET">>(url: U, ...[request]: Arguments<Api, "GET", U>) {
    return this.#json("GET", url, request) as Promise<ReplyOf<Api, "GET", U>>;
  }

  post<U extends UrlsOf<Api, "POST">>(url: U, ...[request]: Arguments<Api, "POST", U>) {
    return this.#json("POST", url, request) as Promise<ReplyOf<Api, "POST", U>>;
  }

  patch<U extends UrlsOf<Api, "PATCH">>(url: U, ...[request]: Arguments<Api, "PATCH", U>) {
    return this.#json("PATCH", url, request) as Promise<ReplyOf<Api, "PATCH", U>>;
  }

  put<U extends UrlsOf<Api, "PUT">>(url: U, ...[request]: Arguments<Api, "PUT", U>) {
    return this.#json("PUT", url, request) as Promise<ReplyOf<Api, "PUT", U>>;
  }

  delete<U extends UrlsOf<Api, "DELETE">>(url: U, ...[request]: Arguments<Api, "DELETE", U>) {
    return this.#json("DELETE", url, request) as Promise<ReplyOf<Api, "DELETE", U>>;
  }

  /** Reads a file: `file("/v1/reports/sales", { query: { format: "csv" } })`. */
  file<U extends UrlsOf<Api, "GET">>(url: U, ...[request]: Arguments<Api, "GET", U>): Promise<FileReply> {
    return this.#ask("GET", url, request ?? {}, async (answer) => ({
      type: answer.headers.get("content-type") ?? "",
      bytes: new Uint8Array(await answer.arrayBuffer()),
    }));
  }

  #json(method: Method, url: string, request: Request = {}): Promise<unknown> {
    return this.#ask(method, url, request, (answer) =>
      answer.status === NO_CONTENT ? Promise.resolve(undefined) : answer.json(),
    );
  }

  async #ask<T>(method: Method, url: string, request: Request, read: Read<T>): Promise<T> {
    const retries = request.retries ?? this.#options.retries ?? RETRIES;
    const key = method === "GET" ? undefined : (request.key ?? ownId(request.body) ?? newId());
    for (let retry = 0; ; retry += 1) {
      let retryAfter: string | null = null;
      try {
        const tried = await this.#try(method, url, request, key, read);
        if ("value" in tried) return tried.value;
        if (!isWorthAnotherTry(tried.problem.status) || retry >= retries) throw tried.problem;
        retryAfter = tried.retryAfter;
      } catch (problem) {
        if (problem instanceof ApiProblem) throw problem;
        if (retry >= retries)
          throw new NoAnswer(`No answer from the server to ${method} ${url}.`, key, problem);
      }
      await sleep(pauseBefore(retry, retryAfter, this.#options.random ?? Math.random));
    }
  }

  /** One try, its answer read to the end: the time limit covers both. */
  async #try<T>(
    method: Method,
    url: string,
    request: Request,
    key: string | undefined,
    read: Read<T>,
  ): Promise<{ value: T } | { problem: ApiProblem; retryAfter: string | null }> {
    const { baseUrl, timeoutMs = TIMEOUT_MS, fetch = platform.fetch, onServerTime } = this.#options;
    const abort = new platform.AbortController();
    const timer = platform.setTimeout(() => abort.abort(), request.timeoutMs ?? timeoutMs);
    try {
      const answer = await fetch(baseUrl + pathOf(url, request), {
        method,
        headers: this.#headers(request, key),
        signal: abort.signal,
        ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      });
      const at = answer.headers.get("server-time");
      if (at !== null) onServerTime?.(at);
      if (answer.ok) return { value: await read(answer) };
      const problem = new ApiProblem(answer.status, await answer.json().catch(() => null));
      return { problem, retryAfter: answer.headers.get("retry-after") };
    } finally {
      platform.clearTimeout(timer);
    }
  }

  #headers(request: Request, key: string | undefined): Record<string, string> {
    const token = this.#options.token?.();
    const location = this.#options.location?.();
    return {
      accept: "application/json",
      ...(request.body === undefined ? {} : { "content-type": "application/json" }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(location === undefined ? {} : { "x-location-id": location }),
      ...(key === undefined ? {} : { "idempotency-key": key }),
    };
  }
}

/** The id that the body gives to a new thing serves as the key too: it says the same. */
function ownId(body: unknown): string | undefined {
  const id = (body as { readonly id?: unknown } | null | undefined)?.id;
  return typeof id === "string" ? id : undefined;
}

function pathOf(url: string, { params = {}, query = {} }: Request): string {
  const values = params as Readonly<Record<string, unknown>>;
  const path = url.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values[name])));
  const pairs = Object.entries(query).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const texts = Array.isArray(value) ? value : [value];
    return texts.map((each) => `${encodeURIComponent(name)}=${encodeURIComponent(String(each))}`);
  });
  return pairs.length > 0 ? `${path}?${pairs.join("&")}` : path;
}
