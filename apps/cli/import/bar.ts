import type { WriteStream } from "node:tty";

/** How far a long piece of work has come. */
export interface Bar {
  to(done: number): void;
  /** Makes room for something else to be said; the bar comes back with the next step. */
  clear(): void;
  end(): void;
}

type Stream = Pick<WriteStream, "write"> & { readonly isTTY?: boolean };

const WIDTH = 30;
/** A terminal that is redrawn more often is slower and no clearer. */
const REDRAW_MS = 80;
/** Without a terminal a log is written to: a line for each of so many parts. */
const PARTS = 20;

interface Audience {
  readonly stream?: Stream;
  readonly say?: (sentence: string) => void;
}

/** A bar on a terminal, and sentences where there is none. `what` is what is counted: "orders". */
export function bar(label: string, what: string, of: number, audience: Audience = {}): Bar {
  const { stream = process.stderr, say = (sentence) => void stream.write(`${sentence}\n`) } = audience;
  return stream.isTTY === true ? drawn(label, what, of, stream) : told(label, what, of, say);
}

function drawn(label: string, what: string, of: number, stream: Stream): Bar {
  let drawnAt = 0;
  return {
    to(done) {
      if (done < of && Date.now() - drawnAt < REDRAW_MS) return;
      drawnAt = Date.now();
      const full = of === 0 ? WIDTH : Math.floor((done / of) * WIDTH);
      const blocks = "█".repeat(full) + "░".repeat(WIDTH - full);
      stream.write(`\r\x1b[K${label} ${blocks} ${done} of ${of} ${what}`);
    },
    clear: () => void stream.write("\r\x1b[K"),
    end: () => void stream.write("\n"),
  };
}

function told(label: string, what: string, of: number, say: (sentence: string) => void): Bar {
  let part = 0;
  return {
    to(done) {
      const reached = of === 0 ? PARTS : Math.floor((done / of) * PARTS);
      if (reached <= part) return;
      part = reached;
      say(`${label} ${done} of ${of} ${what}`);
    },
    clear: () => {},
    end: () => {},
  };
}
