import { Busy, Unavailable } from "@counterfoil/commands";
import type { Id } from "@counterfoil/ids";
import { isToken, secretHash } from "@counterfoil/secrets";
import type { Database } from "@counterfoil/sql";
import type { VenueDirectory } from "@counterfoil/venues/contract";
import { lookUp, PREFIXES, type Asked } from "./look-up.ts";
import { Parents } from "./parents.ts";
import { HouseSignIn } from "./sign-in.ts";

/** After this long a token is looked up again before it is believed: so long does a revoked one live at most. */
const STALE_MS = 1_000;
/** From here on it is looked up again in the background, so that nobody who comes often ever waits. */
const REFRESH_MS = 500;
/** Tokens kept in mind; beyond it the longest unasked go first. */
const REMEMBERED = 20_000;
/** Tokens that may wait to be looked up, most of them guesses by then. */
const WAITING = 2_000;
/** Looked up in one go. */
const BATCH = 500;

interface Known {
  readonly signIn: HouseSignIn;
  readonly checkedMs: number;
}

interface Waiting {
  readonly asked: Asked;
  readonly promise: Promise<HouseSignIn | null>;
  readonly resolve: (signIn: HouseSignIn | null) => void;
  readonly reject: (problem: unknown) => void;
}

/**
 * Who stands behind a token, for every request: a look into a map. What is not in it, or has been there for a second, is
 * looked up together with whatever else waits, one batch at a time.
 */
export class SignIns {
  readonly #database: Database;
  readonly #venues: VenueDirectory;
  readonly #nowMs: () => number;
  readonly #parents: Parents;
  readonly #known = new Map<string, Known>();
  readonly #waiting = new Map<string, Waiting>();
  #looking = false;
  /** Batches looked up since the start: for metrics and tests. */
  lookUps = 0;

  constructor(database: Database, venues: VenueDirectory, nowMs: () => number = Date.now) {
    this.#database = database;
    this.#venues = venues;
    this.#nowMs = nowMs;
    this.#parents = new Parents(database);
  }

  /**
   * Null: nobody. An arrow function, because it is handed to the HTTP door as it is.
   * @throws Busy, Unavailable
   */
  readonly authenticate = (token: string): HouseSignIn | null | Promise<HouseSignIn | null> => {
    const prefix = token.slice(0, token.indexOf("_"));
    if (!PREFIXES.has(prefix) || !isToken(prefix, token)) return null;
    const hash = secretHash(token);
    const known = this.#known.get(hash);
    const now = this.#nowMs();
    if (known) {
      if (!known.signIn.holdsAt(now)) return null;
      const age = Math.abs(now - known.checkedMs);
      if (age < REFRESH_MS) return known.signIn;
      const looking = this.#look({ prefix, hash });
      if (age >= STALE_MS) return looking;
      // Whoever asks next hears of a failure; this one has an answer that is fresh enough.
      looking.catch(() => {});
      return known.signIn;
    }
    return this.#look({ prefix, hash });
  };

  /** The parent of a scope, from memory where it was asked before (kits/http: ParentOf). */
  readonly parentOf = (scope: Id): Id | null | undefined | Promise<Id | null | undefined> =>
    this.#parents.of(scope);

  #look(asked: Asked): Promise<HouseSignIn | null> {
    const there = this.#waiting.get(asked.hash);
    if (there) return there.promise;
    if (this.#waiting.size >= WAITING) return Promise.reject(new Busy("too many sign-ins are waiting"));
    const { promise, resolve, reject } = Promise.withResolvers<HouseSignIn | null>();
    this.#waiting.set(asked.hash, { asked, promise, resolve, reject });
    if (!this.#looking) void this.#run();
    return promise;
  }

  async #run(): Promise<void> {
    this.#looking = true;
    while (this.#waiting.size > 0) {
      const batch = [...this.#waiting.values()].slice(0, BATCH);
      await this.#settle(batch);
    }
    this.#looking = false;
  }

  async #settle(batch: readonly Waiting[]): Promise<void> {
    const checkedMs = this.#nowMs();
    this.lookUps += 1;
    let answer: (waiting: Waiting) => void;
    try {
      const asked = batch.map((waiting) => waiting.asked);
      const found = await lookUp(this.#database, this.#venues, this.#parents, asked);
      answer = ({ asked: { hash }, resolve }) => {
        const one = found.get(hash);
        const signIn = one ? new HouseSignIn(one, this.#parents) : null;
        this.#keep(hash, signIn, checkedMs);
        resolve(signIn?.holdsAt(this.#nowMs()) ? signIn : null);
      };
    } catch (problem) {
      const away = new Unavailable(`sign-ins cannot be looked up: ${String(problem)}`, false);
      answer = ({ reject }) => reject(away);
    }
    for (const waiting of batch) {
      this.#waiting.delete(waiting.asked.hash);
      answer(waiting);
    }
  }

  #keep(hash: string, signIn: HouseSignIn | null, checkedMs: number): void {
    this.#known.delete(hash);
    if (!signIn) return;
    this.#known.set(hash, { signIn, checkedMs });
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= REMEMBERED) return;
      this.#known.delete(oldest);
    }
  }
}
