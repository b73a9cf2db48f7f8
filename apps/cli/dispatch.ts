import { type Command, type Io, Problem, UsageProblem } from "./command.ts";
import { suggest } from "./suggest.ts";

/** Loads the command of a file name without its ending, or undefined when there is no such file. */
export interface CommandSource {
  names(): Promise<string[]>;
  load(fileName: string): Promise<Command>;
}

/**
 * Finds the command that the words name, runs it, and turns its problems into exit codes:
 * 0 all is well, 1 it could not be done, 2 it was called wrongly. A defect goes on to the caller.
 */
export async function dispatch(words: readonly string[], source: CommandSource, io: Io): Promise<number> {
  const wantsHelp = words.includes("--help") || words.includes("-h");
  const plain = words.filter((word) => !word.startsWith("-"));
  if (plain.length === 0 || plain[0] === "help") return showHelp(source, io);

  const fileNames = await source.names();
  const { fileName, rest } = match(words, fileNames);
  if (!fileName) return unknown(plain, fileNames, io);

  const command = await source.load(fileName);
  if (wantsHelp) {
    io.answer({ name: command.name, summary: command.summary, usage: command.usage }, helpOf(command));
    return 0;
  }
  return runCommand(command, rest, io);
}

/** Two words win over one, so that `import orders` is not taken for `import`. */
function match(words: readonly string[], fileNames: readonly string[]) {
  for (const length of [2, 1]) {
    const fileName = words.slice(0, length).join("-");
    if (words.length >= length && fileNames.includes(fileName))
      return { fileName, rest: words.slice(length) };
  }
  return { fileName: undefined, rest: [] };
}

async function runCommand(command: Command, args: string[], io: Io): Promise<number> {
  try {
    return (await command.run(args, io)) ?? 0;
  } catch (problem) {
    if (problem instanceof UsageProblem || isParseArgsProblem(problem)) {
      decline(io, `counterfoil ${command.name}: ${problem.message}`, helpOf(command));
      return 2;
    }
    if (problem instanceof Problem || hasCure(problem)) {
      decline(io, `counterfoil ${command.name}: ${problem.message}`);
      return 1;
    }
    throw problem;
  }
}

/** Whoever asked for JSON gets an object for a failure too, unless the command has already answered. */
function decline(io: Io, error: string, help?: string) {
  io.say(help ? `${error}\n\n${help}` : error);
  if (io.json && !io.answered) io.answer({ ok: false, error }, error);
}

/** Kits know no command line; those whose problems a person can cure say so with a `cure` beside the message. */
function hasCure(problem: unknown): problem is Error {
  return problem instanceof Error && "cure" in problem && typeof problem.cure === "string";
}

function isParseArgsProblem(problem: unknown): problem is Error {
  return problem instanceof Error && "code" in problem && String(problem.code).startsWith("ERR_PARSE_ARGS_");
}

function unknown(plain: readonly string[], fileNames: readonly string[], io: Io): number {
  const names = fileNames.map(typedName);
  const near = suggest(plain.slice(0, 2).join(" "), names) ?? suggest(plain[0] ?? "", names);
  const advice = near ? `Did you mean \`counterfoil ${near}\`?` : "`counterfoil --help` lists the commands.";
  const message = `There is no command \`${plain[0]}\`. ${advice}`;
  decline(io, message);
  return 2;
}

async function showHelp(source: CommandSource, io: Io): Promise<number> {
  const fileNames = await source.names();
  const commands = await Promise.all(fileNames.map((fileName) => source.load(fileName)));
  const width = Math.max(0, ...commands.map((command) => command.name.length));
  const lines = commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`);
  io.answer(
    { commands: commands.map(({ name, summary }) => ({ name, summary })) },
    [
      "Usage: counterfoil COMMAND [ARGUMENT …] [--json] [--help]",
      "",
      ...lines,
      "",
      "--json prints one JSON object on standard output and nothing else. COUNTERFOIL_DATA is the data directory,",
      "PORT the server's port, DATABASE_URL another PostgreSQL.",
    ].join("\n"),
  );
  return 0;
}

function helpOf(command: Command): string {
  return `Usage: counterfoil ${command.name} ${command.usage.trim()}\n\n${command.summary}`;
}

/** `import-orders.ts` is typed as "import orders". */
function typedName(fileName: string): string {
  return fileName.replace("-", " ");
}
