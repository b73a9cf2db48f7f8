import { ApiProblem, NoAnswer } from "@counterfoil/client";
import { ok, refuse, type Result } from "@counterfoil/result";
import { deviceWords } from "./words.ts";

/** No answer, or somebody before the server answers in its place. */
export const UNREACHABLE = "unreachable";
const UNAUTHORIZED = 401;
/** The server is away or overrun. */
const AWAY: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/** What was read, or the sentence of why not. `turnedAway` is told of a token that does not hold any more. */
export async function answered<T>(ask: () => Promise<T>, turnedAway: () => void): Promise<Result<T>> {
  try {
    return ok(await ask());
  } catch (problem) {
    if (problem instanceof NoAnswer) return unreachable();
    if (!(problem instanceof ApiProblem)) throw problem;
    const { status, code, message, field } = problem;
    if (status === UNAUTHORIZED) turnedAway();
    // A sign-in that has to wait after wrong PINs is 429 as well, and says so itself.
    return AWAY.has(status) && code !== "too_many_tries" ? unreachable() : refuse(code, message, field);
  }
}

export const unreachable = () => refuse(UNREACHABLE, deviceWords.unreachable);

/** The value, or null where it takes longer. */
export async function within<T>(ms: number, promise: Promise<T>): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
