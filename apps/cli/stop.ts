import { once } from "node:events";
import type { RunningServer } from "@counterfoil/server";
import type { Io } from "./command.ts";

/** Serves until a signal says stop, then finishes what is under way. */
export async function serveUntilStopped(server: RunningServer, io: Io): Promise<void> {
  await Promise.race([once(process, "SIGTERM"), once(process, "SIGINT")]);
  io.say("Finishing what is under way …");
  await server.stop();
}
