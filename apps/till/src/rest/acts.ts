import { ApiProblem, NoAnswer, type Client } from "@counterfoil/client";
import { newId, type Id } from "@counterfoil/ids";
import { refuse, ok, type Result } from "@counterfoil/result";
import type { Api } from "@counterfoil/server/api";
import type { Kept } from "./kept.ts";
import { lineWords } from "./words.ts";

/** One try; the same act is tried again. */
const TRY_MS = 10_000;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 3_000;
/** So long the person waits for an answer; after that the act goes on being asked in the background. */
const WAIT_MS = 10 * 60_000;
/** An act that takes longer counts as one whose answer is not known. */
const UNKNOWN_AFTER_MS = 1_000;
/** Acts without an answer that are kept; whoever reaches it has been without a line for hours. */
const MOST_KEPT = 500;

type Verb = "POST" | "PATCH";
export type ActName = keyof Api & `${Verb} ${string}`;
export type ActRequest<Name extends ActName> = Pick<Api[Name], "params" | "body">;

/** Something that changes the house, as it is kept until its answer is there. */
export interface Act {
  /** The Idempotency-Key: with it the act is done once, however often it is sent. */
  readonly key: Id;
  readonly name: ActName;
  readonly params: object;
  readonly body: unknown;
}

type Outcome = Result<unknown>;
type Send = (url: string, request: object) => Promise<unknown>;

export interface ActsOptions {
  readonly client: Client<Api>;
  readonly kept: Kept;
  /** The sign-in does not hold any more. */
  readonly turnedAway: () => void;
  /** How many acts have no known outcome. */
  readonly waiting: (count: number) => void;
}

/**
 * Everything that changes something goes through here. A request without an answer is sent again under its key until
 * there is one, also after a reload: whether money was taken is never guessed.
 */
export class Acts {
  readonly #options: ActsOptions;
  readonly #underWay = new Map<Id, Promise<Outcome>>();
  #unknown = 0;

  constructor(options: ActsOptions) {
    this.#options = options;
    this.#unknown = this.#list().length;
  }

  get waiting(): number {
    return this.#unknown;
  }

  /** Does it. Without `key` one is made, and found again while the same act has no answer. */
  async do<Name extends ActName>(
    name: Name,
    { params, body }: ActRequest<Name>,
    key?: Id,
  ): Promise<Result<Api[Name]["reply"]>> {
    const kept = this.#list();
    const act: Act = {
      key: key ?? kept.find((one) => isSame(one, { name, params, body }))?.key ?? newId(),
      name,
      params,
      body,
    };
    const earlier = kept.find((one) => one.key === act.key && !isSame(one, act));
    if (earlier !== undefined) {
      // The id stands for another request whose outcome is open. If that one was done, this is its answer.
      const settled = await this.#settle(earlier);
      if (settled.ok || settled.refusal.code === UNREACHABLE) return settled as Result<Api[Name]["reply"]>;
    }
    // The server's answer has the shape that its own description says.
    return (await this.#settle(act)) as Result<Api[Name]["reply"]>;
  }

  /** Asks again for everything that a page before this one has left without an answer. */
  async resume(): Promise<void> {
    for (const act of this.#list()) await this.#settle(act);
  }

  #settle(act: Act): Promise<Outcome> {
    const underWay = this.#underWay.get(act.key);
    if (underWay !== undefined) return underWay;
    const asked = this.#ask(act).finally(() => {
      this.#underWay.delete(act.key);
      this.#count();
    });
    this.#underWay.set(act.key, asked);
    return asked;
  }

  async #ask(act: Act): Promise<Outcome> {
    if (!this.#keep(act)) return refuse("too_many_waiting", lineWords.unknown);
    const startedMs = performance.now();
    const late = setTimeout(() => this.#count(), UNKNOWN_AFTER_MS);
    let isOpen = false;
    try {
      for (let tries = 0; ; tries += 1) {
        const answer = await this.#try(act);
        if (answer !== null) {
          // Turned away says nothing of an earlier try that may have arrived.
          if (answer.ok || answer.refusal.code !== NOT_SIGNED_IN || !isOpen) this.#forget(act);
          return answer;
        }
        isOpen = true;
        this.#count();
        if (performance.now() - startedMs > WAIT_MS) return refuse(UNREACHABLE, lineWords.unknown);
        await sleep(Math.min(FIRST_PAUSE_MS * 2 ** tries, LONGEST_PAUSE_MS));
      }
    } finally {
      clearTimeout(late);
    }
  }

  /** Null: no answer, and nobody knows whether it was done. */
  async #try(act: Act): Promise<Outcome | null> {
    const { client, turnedAway } = this.#options;
    const [verb, url] = splitName(act.name);
    try {
      const { params, body, key } = act;
      const loose = client as unknown as Record<"post" | "patch", Send>; // `do` has checked the types
      return ok(await loose[verb](url, { params, body, key, retries: 0, timeoutMs: TRY_MS }));
    } catch (problem) {
      if (problem instanceof NoAnswer || isAway(problem)) return null;
      if (!(problem instanceof ApiProblem)) throw problem;
      if (problem.status === UNAUTHORIZED) turnedAway();
      return refusalOf(problem);
    }
  }

  #list(): readonly Act[] {
    return this.#options.kept.read("acts") ?? [];
  }

  #keep(act: Act): boolean {
    const others = this.#list().filter(({ key }) => key !== act.key);
    if (others.length >= MOST_KEPT) return false;
    this.#options.kept.write("acts", [...others, act]);
    return true;
  }

  #forget(act: Act): void {
    const others = this.#list().filter(({ key }) => key !== act.key);
    this.#options.kept.write("acts", others.length === 0 ? null : others);
  }

  #count(): void {
    const count = this.#list().length;
    if (count === this.#unknown) return;
    this.#unknown = count;
    this.#options.waiting(count);
  }
}

export const UNREACHABLE = "unreachable";
const NOT_SIGNED_IN = "not_signed_in";
export const UNAUTHORIZED = 401;
/** The server is away or overrun, or somebody before it answers in its place. */
const AWAY: ReadonlySet<number> = new Set([429, 502, 503, 504]);

const isAway = (problem: unknown): boolean => problem instanceof ApiProblem && AWAY.has(problem.status);

export const refusalOf = ({ code, message, field }: ApiProblem) => refuse(code, message, field);

function splitName(name: ActName): [verb: "post" | "patch", url: string] {
  return name.startsWith("POST ")
    ? ["post", name.slice("POST ".length)]
    : ["patch", name.slice("PATCH ".length)];
}

const isSame = (one: Omit<Act, "key">, other: Omit<Act, "key">): boolean =>
  one.name === other.name &&
  JSON.stringify([one.params, one.body]) === JSON.stringify([other.params, other.body]);

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
