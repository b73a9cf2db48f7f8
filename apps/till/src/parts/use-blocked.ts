import { useTillData, useWords } from "../desk.tsx";
import { blockedBecause } from "../state/blocked.ts";

/** Why nothing can be sold or changed here now; null where it can. */
export function useBlocked(): string | null {
  const words = useWords().keeping;
  return blockedBecause(useTillData(), words);
}
