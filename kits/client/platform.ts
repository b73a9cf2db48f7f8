/*
 * What browsers and Node both have, as much of it as the client uses. Written out here, because this kit runs in both
 * and is checked against neither.
 */

export interface Aborting {
  readonly signal: { readonly aborted: boolean };
  abort(): void;
}

export interface Answer {
  readonly status: number;
  readonly ok: boolean;
  readonly headers: { get(name: string): string | null };
  json(): Promise<unknown>;
  text(): Promise<string>;
  arrayBuffer(): Promise<ArrayBuffer>;
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

interface Platform {
  readonly fetch: Fetch;
  readonly AbortController: new () => Aborting;
  setTimeout(run: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
}

export const platform = globalThis as unknown as Platform;

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => platform.setTimeout(resolve, ms));
}
