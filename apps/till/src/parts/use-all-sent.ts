import { useEffect, useRef } from "react";
import { useDesk, useFormat, useTillData } from "../desk.tsx";

/** Says once that everything is sent, when the line comes back after somebody was told that it is gone. */
export function useAllSent(wasTold: boolean): void {
  const desk = useDesk();
  const { line } = useTillData();
  const { count } = useFormat();
  /** The most that waited during this gap; null where there is none to speak of. */
  const waited = useRef<number | null>(null);
  useEffect(() => {
    if (wasTold || waited.current !== null) waited.current = Math.max(waited.current ?? 0, line.unsent);
    if (line.state === "offline" || line.unsent > 0 || waited.current === null) return;
    desk.toasts.show(desk.words.line.all_sent(waited.current, count(waited.current)), "go");
    waited.current = null;
  }, [desk, wasTold, line, count]);
}
