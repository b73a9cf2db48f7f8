import { spawn } from "node:child_process";
import { join } from "node:path";

/** The command line, as a program of its own. */
export const CLI = join(import.meta.dirname, "../../apps/cli/main.ts");
/** Longer than any command takes on the houses that stand on a stage. */
const ENDS_WITHIN_MS = 10 * 60_000;

export interface CliAnswer {
  readonly code: number | null;
  /** The one object that `--json` prints. */
  readonly json: Readonly<Record<string, unknown>>;
  readonly stderr: string;
}

/** Runs one command of the CLI with `--json` and waits for its answer. */
export async function runCli(args: readonly string[], env: NodeJS.ProcessEnv): Promise<CliAnswer> {
  const child = spawn(process.execPath, [CLI, ...args, "--json"], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
    timeout: ENDS_WITHIN_MS,
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject).once("close", resolve);
  });
  const last = stdout.trimEnd().split("\n").at(-1) ?? "";
  if (last === "") throw new Error(`counterfoil ${args.join(" ")} answered nothing (${code}): ${stderr}`);
  return { code, json: JSON.parse(last) as Record<string, unknown>, stderr };
}
