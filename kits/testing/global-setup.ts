import { openTestServer, SERVER_VARIABLE } from "./server.ts";
import { asAdmin, sweep } from "./template.ts";

/** For vitest's `globalSetup`: opens the server for test databases once per run, and leaves it at the end. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await openTestServer();
  await asAdmin(server, sweep);
  const before = process.env[SERVER_VARIABLE];
  process.env[SERVER_VARIABLE] = server.url();
  return async () => {
    if (before === undefined) delete process.env[SERVER_VARIABLE];
    await server.stop();
  };
}
