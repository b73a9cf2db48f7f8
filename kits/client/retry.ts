/** The first pause; each one after it is twice as long, and a random part of it is left out. */
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;

/** Answers after which the same request may well succeed: nothing was done, or the same key makes it done once. */
const WORTH_ANOTHER_TRY: ReadonlySet<number> = new Set([502, 503, 504]);

export function isWorthAnotherTry(status: number): boolean {
  return WORTH_ANOTHER_TRY.has(status);
}

/**
 * How long to wait before the n-th retry (from 0), in milliseconds: what the server asked for, at least, and never the
 * same for many clients that lost the server together.
 */
export function pauseBefore(retry: number, retryAfter: string | null, random: () => number): number {
  const most = Math.min(FIRST_PAUSE_MS * 2 ** retry, LONGEST_PAUSE_MS);
  const asked = Math.min(Number(retryAfter ?? 0) * 1_000 || 0, LONGEST_PAUSE_MS);
  return Math.max(asked, most / 2) + (most / 2) * random();
}
