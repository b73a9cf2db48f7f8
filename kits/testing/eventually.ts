import { setTimeout as sleep } from "node:timers/promises";

/**
 * Repeats `attempt` until it no longer throws and returns what it returned. For what happens in another process or after
 * an answer; not to measure time. After `timeoutMs` the last error is thrown.
 */
export async function eventually<T>(
  attempt: () => T | Promise<T>,
  { timeoutMs = 15_000, everyMs = 20 }: { timeoutMs?: number; everyMs?: number } = {},
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    await sleep(everyMs);
  }
}
