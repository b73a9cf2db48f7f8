import { useEffect, useState } from "react";
import type { ServerLine } from "../api/till.ts";

/** A shorter gap is the network's own business: the dot shows it, words would only startle. */
const SAID_AFTER_MS = 5_000;

/** Is the line gone for so long that it is worth a sentence? */
export function useLongOffline({ state, since }: ServerLine): boolean {
  const isOffline = state === "offline";
  const [longSince, setLongSince] = useState<string | null>(null);
  useEffect(() => {
    if (!isOffline) return;
    const goneMs = Date.now() - Date.parse(since);
    // A clock that was put back must not keep the sentence away for hours.
    const timer = setTimeout(() => setLongSince(since), Math.min(SAID_AFTER_MS, SAID_AFTER_MS - goneMs));
    return () => clearTimeout(timer);
  }, [isOffline, since]);
  return isOffline && longSince === since;
}
