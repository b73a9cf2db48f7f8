import { Client } from "undici";

/** One request as the generator sends it. */
export interface Ask {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
}

export interface LoadResult {
  readonly perSecond: number;
  readonly done: number;
  /** Answers that were not 2xx. A run with any of them measures something else. */
  readonly failed: number;
  /** Milliseconds from sending to the last byte. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** So many failures in a row mean that nothing will come of the run. */
const MOST_FAILURES = 20;
const ANSWER_TIMEOUT_MS = 30_000;

/** Keeps `clients` connections busy for a time, each with one request after another (a closed loop). */
export async function load(
  origin: string,
  { clients, seconds, next }: { clients: number; seconds: number; next: () => Ask },
): Promise<LoadResult> {
  const times: number[] = [];
  let failed = 0;
  let firstFailure = "";
  const started = performance.now();
  const until = started + seconds * 1000;
  const one = async (): Promise<void> => {
    const client = new Client(origin, {
      pipelining: 1,
      headersTimeout: ANSWER_TIMEOUT_MS,
      bodyTimeout: ANSWER_TIMEOUT_MS,
    });
    try {
      while (performance.now() < until && failed < MOST_FAILURES) {
        const { method, path, headers, body } = next();
        const sent = performance.now();
        const answer = await client.request({ method, path, headers, body: body ?? null });
        const text = await answer.body.text();
        times.push(performance.now() - sent);
        if (answer.statusCode >= 300) {
          failed += 1;
          firstFailure ||= `${answer.statusCode} ${text.slice(0, 400)}`;
        }
      }
    } finally {
      await client.close();
    }
  };
  await Promise.all(Array.from({ length: clients }, one));
  const elapsed = (performance.now() - started) / 1000;
  if (failed >= MOST_FAILURES) throw new Error(`the requests fail: ${firstFailure}`);
  times.sort((a, b) => a - b);
  return { perSecond: times.length / elapsed, done: times.length, failed, ...percentiles(times) };
}

export function percentiles(sorted: readonly number[]): { p50: number; p95: number; p99: number } {
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/** The median of each number over rounds. */
export function medianOf(rounds: readonly LoadResult[]): LoadResult {
  const over = (pick: (round: LoadResult) => number) => median(rounds.map(pick));
  return {
    perSecond: over((round) => round.perSecond),
    done: rounds.reduce((sum, round) => sum + round.done, 0),
    failed: rounds.reduce((sum, round) => sum + round.failed, 0),
    p50: over((round) => round.p50),
    p95: over((round) => round.p95),
    p99: over((round) => round.p99),
  };
}
