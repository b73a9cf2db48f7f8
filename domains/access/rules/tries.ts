import {
  FIRST_WAIT_S,
  FORGET_AFTER_S,
  FREE_TRIES,
  FREE_TRIES_OF_DEVICE,
  LONGEST_WAIT_S,
} from "../contract/index.ts";

/** Wrong PINs on one device, by member. */
export type Tries = Readonly<Record<string, Tried>>;

interface Tried {
  readonly wrong: number;
  readonly last_ms: number;
  /** Which setting of the PIN was tried: a new PIN starts afresh. */
  readonly pin: number;
}

const S = 1_000;

/**
 * Whether a device may try a member's PIN now. If so, the try is counted as wrong before it is looked at, so that many
 * sent at once count as many; `forgiveTries` takes it back when it was right.
 */
export function tryPin(
  tries: Tries,
  member: string,
  pin: number,
  nowMs: number,
): { readonly waitS: number } | { readonly tries: Tries; readonly left: number } {
  const recent = Object.entries(tries).filter(([, { last_ms }]) => nowMs - last_ms < FORGET_AFTER_S * S);
  const kept = Object.fromEntries(recent.filter(([id, tried]) => id !== member || tried.pin === pin));
  const own = kept[member];
  const waitMs = Math.max(
    waitFor(own ? [own] : [], FREE_TRIES, nowMs),
    waitOfDevice(Object.values(kept), nowMs),
  );
  if (waitMs > 0) return { waitS: Math.ceil(waitMs / S) };
  const wrong = (own?.wrong ?? 0) + 1;
  return {
    tries: { ...kept, [member]: { wrong, last_ms: nowMs, pin } },
    left: Math.max(0, FREE_TRIES - wrong),
  };
}

/** The PIN was right: what was wrong before it counts no more for this member. */
export function forgiveTries(tries: Tries, member: string): Tries {
  const { [member]: _, ...others } = tries;
  return others;
}

function waitOfDevice(all: readonly Tried[], nowMs: number): number {
  return waitFor(all, FREE_TRIES_OF_DEVICE, nowMs);
}

/** How long to wait after the last of so many wrong ones: nothing while they are free, then doubling. */
function waitFor(tried: readonly Tried[], free: number, nowMs: number): number {
  const wrong = tried.reduce((sum, one) => sum + one.wrong, 0);
  if (wrong < free) return 0;
  const waitS = Math.min(FIRST_WAIT_S * 2 ** (wrong - free), LONGEST_WAIT_S);
  return Math.max(...tried.map((one) => one.last_ms)) + waitS * S - nowMs;
}
