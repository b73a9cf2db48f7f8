import { once } from "node:events";
import type { RunningServer } from "@counterfoil/server";
import type { Io } from "./command.ts";

/** Aborted by the first signal that says stop; the second ends the process at once. */
export function untilTold(): AbortSignal {
  const told = new AbortController();
  for (const signal of ["SIGTERM", "SIGINT"]) process.once(signal, () => told.abort());
  return told.signal;
}

/** Serves until a signal says stop, then finishes what is under way. */
export async function serveUntilStopped(server: RunningServer, io: Io, told = untilTold()): Promise<void> {
  if (!told.aborted) await once(told, "abort");
  io.say("Finishing what is under way …");
  await server.stop();
}
