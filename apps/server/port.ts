import { createServer } from "node:net";
import { once } from "node:events";
import type { Config } from "./config.ts";

/** How long whoever has the port is asked who it is. */
const ANSWER_WITHIN_MS = 1_000;

/** The address cannot be listened at; the cure says what can be done. */
export class PortProblem extends Error {
  override readonly name = "PortProblem";
  readonly cure: string;

  constructor(message: string, cure: string, cause: unknown) {
    super(`${message} ${cure}`, { cause });
    this.cure = cure;
  }
}

/** Asks for the port and gives it back, so that whoever cannot have it hears so before long work begins. @throws PortProblem */
export async function askForPort({ host, port }: Pick<Config, "host" | "port">): Promise<void> {
  const probe = createServer();
  try {
    probe.listen({ host, port });
    await once(probe, "listening");
  } catch (problem) {
    throw await portProblem(problem, { host, port });
  }
  probe.close();
  await once(probe, "close");
}

/** What the system says of a port, as something that a person can cure; anything else as it is. */
export async function portProblem(
  problem: unknown,
  { host, port }: Pick<Config, "host" | "port">,
): Promise<unknown> {
  const at = `port ${port} of ${host}`;
  const another = `Choose another with PORT=${port < 60_000 ? port + 1 : port - 1}.`;
  switch (codeOf(problem)) {
    case "EADDRINUSE": {
      const url = `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
      return (await isOurs(url))
        ? new PortProblem(
            `Counterfoil is open at ${url} already.`,
            `Use that one, or ${lower(another)}`,
            problem,
          )
        : new PortProblem(`Another program has ${at}.`, `Stop it, or ${lower(another)}`, problem);
    }
    case "EACCES":
      return new PortProblem(
        `This account may not listen at ${at}.`,
        "Ports below 1024 are for the administrator; set PORT to a higher one.",
        problem,
      );
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new PortProblem(
        `${host} is not an address of this machine.`,
        "Set HOST to 127.0.0.1 for this machine alone, or to 0.0.0.0 for the whole network.",
        problem,
      );
    default:
      return problem;
  }
}

function codeOf(problem: unknown): unknown {
  return problem instanceof Error && "code" in problem ? problem.code : undefined;
}

function lower(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

/** Whether a Counterfoil answers there. */
async function isOurs(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/version`, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    const said: unknown = await answer.json();
    return typeof said === "object" && said !== null && "version" in said && "node" in said;
  } catch {
    return false;
  }
}
