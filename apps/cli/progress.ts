import type { Io } from "./command.ts";

const SAY_EVERY_MS = 1_000;

/** Says what is being done as soon as it is another thing, and how far it is once a second. */
export function progress(io: Io): (doing: string, done: number, of: number) => void {
  let last = "";
  let saidAt = 0;
  return (doing, done, of) => {
    const now = Date.now();
    if (doing === last && now < saidAt + SAY_EVERY_MS) return;
    last = doing;
    saidAt = now;
    io.say(
      of > 0 && done > 0 ? `${doing} … ${Math.min(100, Math.floor((done / of) * 100))} %` : `${doing} …`,
    );
  };
}

/** `1 entry`, `1,834 entries`. */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString("en")} ${n === 1 ? one : many}`;
}
