import { spawn } from "node:child_process";

export interface Outcome {
  readonly ok: boolean;
  /** What it wrote, when it was not shown while it ran. */
  readonly output: string;
}

export interface Wish {
  /** After this long the program and all that it started are ended, and it counts as failed. */
  readonly limitMs: number;
  /** Shown while it runs, or kept until we know whether anybody wants to read it. */
  readonly show: "live" | "afterwards";
  readonly env?: NodeJS.ProcessEnv;
}

/** The tail of a long complaint says no more than its head; this much fits any of them. */
const longestOutput = 1_000_000;

/** Runs one of the tools in node_modules/.bin, or Node itself, without input. */
export async function runProgram(command: string, args: readonly string[], wish: Wish): Promise<Outcome> {
  const live = wish.show === "live";
  const child = spawn(command, args, {
    // A group of its own, so that a browser or a database that it started can be ended with it.
    detached: true,
    stdio: ["ignore", live ? "inherit" : "pipe", live ? "inherit" : "pipe"],
    env: wish.env ?? process.env,
  });
  let output = "";
  const keep = (text: Buffer) => {
    if (output.length < longestOutput) output += text.toString();
  };
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);

  const endGroup = (signal: NodeJS.Signals) => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, signal);
  };
  const interrupted = () => {
    endGroup("SIGTERM");
    process.exitCode = 130;
  };
  process.once("SIGINT", interrupted).once("SIGTERM", interrupted);
  const timer = setTimeout(() => {
    output += `\n${command} took longer than ${wish.limitMs / 60_000} minutes and was ended.\n`;
    endGroup("SIGKILL");
  }, wish.limitMs);

  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once("error", reject).once("close", resolve);
    });
    return { ok: code === 0, output };
  } finally {
    clearTimeout(timer);
    process.off("SIGINT", interrupted).off("SIGTERM", interrupted);
  }
}
