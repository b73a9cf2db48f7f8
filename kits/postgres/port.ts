import { createServer } from "node:net";

/** A loopback TCP port that nobody listens on at this moment; somebody may in the next. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening, failed) => {
    server.once("error", failed).listen(0, "127.0.0.1", listening);
  });
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === "string") throw new Error("a TCP server has a port");
  return address.port;
}
