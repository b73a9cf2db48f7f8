import type { Bell, Clock, Lock, Timers } from "@counterfoil/sync/device";

/** One tab of a browser writes; the others wait in line. Needs a page that came by https, or from this computer. */
export function webLock(name: string): Lock {
  return {
    want: ({ ours, elsewhere, lost }) => {
      const leaving = new AbortController();
      const { promise: left, resolve: leave } = Promise.withResolvers<void>();
      let isLeft = false;
      const hold = () => {
        ours();
        return left;
      };
      const wait = async () => {
        const had = await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
          if (lock && !isLeft) await hold();
          return lock !== null;
        });
        if (had || isLeft) return;
        elsewhere();
        await navigator.locks.request(name, { signal: leaving.signal }, hold);
      };
      wait().catch(() => {
        if (!isLeft) lost();
      });
      return () => {
        isLeft = true;
        leaving.abort();
        leave();
      };
    },
  };
}

/** Rings in the other tabs of this browser. */
export function tabBell(name: string): Bell {
  const channel = new BroadcastChannel(name);
  return {
    ring: () => channel.postMessage(null),
    hear: (run) => {
      channel.addEventListener("message", run);
      return () => channel.removeEventListener("message", run);
    },
  };
}

/** Asks the browser not to clear what is kept here when the disk fills up. @returns whether it agrees. */
export async function persistent(): Promise<boolean> {
  return (await navigator.storage.persisted()) || (await navigator.storage.persist());
}

/** SHA-256 in hex. */
export async function digest(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export const browserClock: Clock = { now: () => Date.now(), monotonic: () => performance.now() };

export const browserTimers: Timers = {
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
