import type { Io } from "./command.ts";

interface Streams {
  out(text: string): void;
  err(text: string): void;
}

export const processStreams: Streams = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
};

/** The two streams of a process as a command sees them; asserts that it answers at most once. */
export function makeIo(json: boolean, streams: Streams): Io {
  let answered = false;
  return {
    json,
    get answered() {
      return answered;
    },
    say: (sentence) => streams.err(`${sentence}\n`),
    answer(value, prose) {
      if (answered) throw new Error("a command answers once");
      answered = true;
      streams.out(json ? `${JSON.stringify(value)}\n` : `${prose}\n`);
    },
  };
}
