/** What must hold, as design numbers it; `converge`, `view` and `defect` are what sync promises beside. */
export type Held =
  | "INV-1"
  | "INV-2"
  | "INV-3"
  | "INV-4"
  | "INV-5"
  | "INV-6"
  | "INV-8"
  | "INV-9"
  | "INV-11"
  | "CONVERGE"
  | "VIEW"
  | "DEFECT";

export interface Violation {
  readonly of: Held;
  readonly what: string;
}

/** A run that is wrong is wrong in hundreds of places; the first tell enough. */
const MOST = 60;

/** What the checkers have found wrong. */
export class Findings {
  readonly violations: Violation[] = [];
  readonly #said = new Set<string>();

  /** What was said before is not said again. */
  add(of: Held, what: string): void {
    if (this.#said.has(what) || this.violations.length >= MOST) return;
    this.#said.add(what);
    this.violations.push({ of, what });
  }

  /** A claim that must be true. */
  check(holds: boolean, of: Held, what: () => string): void {
    if (!holds) this.add(of, what());
  }

  same(of: Held, what: string, found: unknown, wanted: unknown): void {
    const [is, should] = [text(found), text(wanted)];
    if (is !== should) this.add(of, `${what} is ${short(is)}, not ${short(should)}`);
  }
}

/** JSON with its keys in order: what says the same reads the same. */
export function text(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    one !== null && typeof one === "object" && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}

const SHOWN = 400;

function short(value: string | undefined): string {
  const said = value ?? "nothing";
  return said.length > SHOWN ? `${said.slice(0, SHOWN)}…` : said;
}
