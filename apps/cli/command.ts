/** One verb of the command line. A file `commands/NAME.ts` exports it as `command`; two words make `import-orders.ts`. */
export interface Command {
  /** As it is typed: "verify", or "import orders". */
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** Arguments and options, one per line; printed by --help and after a usage error. */
  readonly usage: string;
  /**
   * Does the work.
   * @param args what follows the name, without `--json`; read them with `parseArgs` of node:util
   * @returns the exit code; nothing means 0
   * @throws UsageProblem (exit 2) or Problem (exit 1) for what the caller can put right; anything else is a defect
   */
  run(args: string[], io: Io): Promise<number | void>;
}

/** Where a command writes. Standard output is for the answer alone, so that another program can read it. */
export interface Io {
  /** True when the caller asked for `--json`. */
  readonly json: boolean;
  /** True once `answer` was called. */
  readonly answered: boolean;
  /** Progress and prose, to standard error. */
  say(sentence: string): void;
  /** The command's answer, once: with `--json` the value as one line on standard output, else the prose. */
  answer(value: Readonly<Record<string, unknown>>, prose: string): void;
}

/** Something outside the program is wrong and the message says what to do: printed without a stack, exit code 1. */
export class Problem extends Error {
  override name = "Problem";
}

/** The command was called wrongly: printed with its usage, exit code 2. */
export class UsageProblem extends Error {
  override name = "UsageProblem";
}
