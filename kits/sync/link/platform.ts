/*
 * What browsers and Node both have, as much of it as the link uses. Written out here, because the link runs in both and
 * is checked against neither.
 */

export interface Answer {
  readonly status: number;
  readonly ok: boolean;
  readonly headers: { get(name: string): string | null };
  json(): Promise<unknown>;
}

interface Aborting {
  readonly signal: { readonly aborted: boolean };
  abort(): void;
}

export type Fetch = (
  url: string,
  init: {
    method: string;
    headers: Readonly<Record<string, string>>;
    body?: string;
    signal: Aborting["signal"];
  },
) => Promise<Answer>;

export interface Socket {
  onopen: ((event: never) => unknown) | null;
  onmessage: ((event: never) => unknown) | null;
  onclose: ((event: never) => unknown) | null;
  onerror: ((event: never) => unknown) | null;
  send(text: string): void;
  close(): void;
}

export interface LinkPlatform {
  readonly fetch: Fetch;
  readonly WebSocket: new (url: string) => Socket;
  readonly AbortController: new () => Aborting;
  setTimeout(run: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
  /** From 0 to below 1. */
  readonly random: () => number;
}

const here = globalThis as unknown as Omit<LinkPlatform, "random">;

/** The platform at hand, with what a test or another runtime puts in its place. */
export function platformWith(own: Partial<LinkPlatform> = {}): LinkPlatform {
  return {
    // Bound: browsers refuse to run these as methods of anything but the window.
    fetch: (url, init) => here.fetch(url, init),
    WebSocket: here.WebSocket,
    AbortController: here.AbortController,
    setTimeout: (run, ms) => here.setTimeout(run, ms),
    clearTimeout: (timer) => here.clearTimeout(timer),
    random: Math.random,
    ...own,
  };
}
