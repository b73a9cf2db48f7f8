import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { askForPort, PortProblem } from "./port.ts";

let server: Server | undefined;
afterEach(() => server?.close());

async function somebodyWhoSays(text: string): Promise<number> {
  server = createServer((_request, reply) => reply.end(text));
  server.listen({ host: "127.0.0.1", port: 0 });
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

async function complaint(host: string, port: number): Promise<string> {
  const problem: unknown = await askForPort({ host, port }).then(
    () => null,
    (why: unknown) => why,
  );
  expect(problem).toBeInstanceOf(PortProblem);
  return (problem as PortProblem).message;
}

test("a taken port is named, with another one to take", async () => {
  const port = await somebodyWhoSays("hello");
  expect(await complaint("127.0.0.1", port)).toBe(
    `Another program has port ${port} of 127.0.0.1. Stop it, or choose another with PORT=${port < 60_000 ? port + 1 : port - 1}.`,
  );
});

test("a Counterfoil that is open there already is recognised", async () => {
  const port = await somebodyWhoSays('{"version":"0.1.0","node":"v26"}');
  expect(await complaint("127.0.0.1", port)).toContain(
    `Counterfoil is open at http://127.0.0.1:${port} already. Use that one`,
  );
});

test("an address of another machine is refused with its cure", async () => {
  expect(await complaint("192.0.2.1", 0)).toContain("192.0.2.1 is not an address of this machine. Set HOST");
});

test("a free port stays free", async () => {
  const port = await somebodyWhoSays("");
  server?.close();
  await once(server!, "close");
  await askForPort({ host: "127.0.0.1", port });
  await askForPort({ host: "127.0.0.1", port });
});
