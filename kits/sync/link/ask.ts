import { LinkRefused, NoLink } from "../device/api.ts";
import type { Answer, LinkPlatform } from "./platform.ts";

/** A server that is well answers a push of the largest size in a hundredth of this. */
export const TRY_TIMEOUT_MS = 10_000;
/** A server may ask to be left alone for so long, and no longer. */
const LONGEST_RETRY_AFTER_MS = 60_000;
const REQUEST_TIMEOUT = 408;
const TOO_MANY_REQUESTS = 429;
const SERVER_ERROR = 500;

export interface AskOptions {
  /** The server's origin, `https://pos.example`; a browser gives `location.origin`. */
  readonly baseUrl: string;
  /** Asked before each try, because sign-ins change. */
  readonly token: () => string | undefined;
  /** How long one try may take, its answer read to the end. Default TRY_TIMEOUT_MS. */
  readonly timeoutMs?: number;
  /** Told the server's clock with each answer (RFC 3339). */
  readonly onServerTime?: (at: string) => void;
}

type Query = Readonly<Record<string, string | number | undefined>>;

/** One try of one request: it never repeats by itself, because the device knows better what is worth sending by then. */
export class Asker {
  readonly #options: AskOptions;
  readonly #on: LinkPlatform;

  constructor(options: AskOptions, on: LinkPlatform) {
    this.#options = options;
    this.#on = on;
  }

  /** @throws NoLink, LinkRefused */
  get<T>(path: string, query: Query): Promise<T> {
    const pairs = Object.entries(query).flatMap(([name, value]) =>
      value === undefined ? [] : [`${name}=${encodeURIComponent(String(value))}`],
    );
    return this.#ask("GET", `${path}?${pairs.join("&")}`);
  }

  /** @throws NoLink, LinkRefused */
  post<T>(path: string, body: object): Promise<T> {
    return this.#ask("POST", path, JSON.stringify(body));
  }

  async #ask<T>(method: "GET" | "POST", path: string, body?: string): Promise<T> {
    const { baseUrl, timeoutMs = TRY_TIMEOUT_MS, onServerTime } = this.#options;
    const abort = new this.#on.AbortController();
    const timer = this.#on.setTimeout(() => abort.abort(), timeoutMs);
    try {
      const headers = this.#headers(body !== undefined);
      const init = { method, headers, signal: abort.signal, ...(body === undefined ? {} : { body }) };
      const answer = await this.#on.fetch(baseUrl + path, init);
      const at = answer.headers.get("server-time");
      if (at !== null) onServerTime?.(at);
      const said: unknown = await answer.json().catch(() => null);
      if (abort.signal.aborted) throw new NoLink("The answer did not arrive whole in time.");
      if (answer.ok && isReply(said)) return said as T;
      throw problemFrom(answer, said);
    } catch (problem) {
      if (problem instanceof NoLink || problem instanceof LinkRefused) throw problem;
      throw new NoLink("The server does not answer.", { cause: problem });
    } finally {
      this.#on.clearTimeout(timer);
    }
  }

  #headers(hasBody: boolean): Record<string, string> {
    const token = this.#options.token();
    return {
      accept: "application/json",
      ...(hasBody ? { "content-type": "application/json" } : {}),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    };
  }
}

/** Every reply of ours says its version. The page with which a hotel's network asks for money does not. */
function isReply(said: unknown): boolean {
  return typeof said === "object" && said !== null && Number.isInteger((said as { v?: unknown }).v);
}

/**
 * A no counts as one only when it is a problem as our server writes them: what a proxy or a hotel's network says in
 * its place must not turn the device away.
 */
function problemFrom(answer: Answer, said: unknown): NoLink | LinkRefused {
  const { code, detail } = (said ?? {}) as { readonly code?: unknown; readonly detail?: unknown };
  const { status } = answer;
  const comesBack = status === REQUEST_TIMEOUT || status === TOO_MANY_REQUESTS || status >= SERVER_ERROR;
  if (answer.ok || comesBack || typeof code !== "string") {
    const seconds = Number(answer.headers.get("retry-after") ?? 0) || 0;
    const retryAfterMs = Math.min(Math.max(seconds, 0) * 1_000, LONGEST_RETRY_AFTER_MS);
    return new NoLink(`The server answered ${status}.`, { retryAfterMs });
  }
  return new LinkRefused(code, typeof detail === "string" ? detail : `The server answered ${status}.`);
}
