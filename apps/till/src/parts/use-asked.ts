import type { Result } from "@counterfoil/result";
import { useEffect, useEffectEvent, useState } from "react";
import type { Loaded } from "../api/till.ts";

/**
 * Asks when the screen opens and whenever `about` changes; an answer to an earlier question is passed over. With
 * `keeps` it stays in sight until the next one is there: for what is asked again because something in it has changed.
 */
export function useAsked<T>(
  about: string,
  ask: () => Promise<Result<T>>,
  { keeps = false }: { readonly keeps?: boolean } = {},
): [Loaded<T>, again: () => void] {
  const [round, setRound] = useState(0);
  const question = `${round} ${about}`;
  const [heard, setHeard] = useState<{ readonly question: string; readonly answer: Result<T> } | null>(null);
  const asking = useEffectEvent(ask);
  useEffect(() => {
    let isWanted = true;
    const take = (answer: Result<T>) => {
      if (isWanted) setHeard({ question, answer });
    };
    void asking().then(take);
    return () => {
      isWanted = false;
    };
  }, [question]);
  return [
    heard?.question === question || (keeps && heard?.answer.ok)
      ? loadedFrom(heard.answer)
      : { state: "loading" },
    () => setRound(round + 1),
  ];
}

const loadedFrom = <T>(answer: Result<T>): Loaded<T> =>
  answer.ok ? { state: "ready", value: answer.value } : { state: "failed", message: answer.refusal.message };
