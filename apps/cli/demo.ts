import { seedDemo } from "@counterfoil/demo";
import type { OpenHouse } from "@counterfoil/server";
import { type Io, Problem } from "./command.ts";
import { progress } from "./progress.ts";

/** Plays the demo restaurant's month where the house is empty, or what is missing of it. @throws Problem once told to stop */
export async function playDemo(
  { database, postgres, pipeline }: OpenHouse,
  io: Io,
  told: AbortSignal,
): Promise<void> {
  const say = progress(io);
  await seedDemo(
    { database, connection: postgres.connection, house: pipeline.house },
    {
      progress: (done, of) => {
        if (told.aborted) throw stopped();
        say("Playing a month at the demo restaurant", done, of);
      },
    },
  );
}

/** Told to stop before there was anything to serve. */
export function stopped(): Problem {
  return new Problem("Stopped. The next start goes on where this one was.");
}
