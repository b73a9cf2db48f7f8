import type { Outcome, Pipeline } from "@counterfoil/commands";
import { childId, type Id } from "@counterfoil/ids";
import { must } from "@counterfoil/result";
import type { Database } from "@counterfoil/sql";
import type { FastifyReply, FastifyRequest } from "fastify";
import { canonicalJson } from "./canonical.ts";
import { commandIdOf } from "./command-id.ts";
import { Problem, problemOf, unknown } from "./problem.ts";
import type { ParentOf, SignIn } from "./sign-in.ts";

/** What every call of one server has in common. */
export interface Surroundings {
  readonly pipeline: Pipeline;
  readonly database: Database;
  /** For routes with `longReads`, so that they have connections of their own. Default: the other one. */
  readonly longReads?: Database;
  readonly parentOf: ParentOf;
  /** The server's clock, RFC 3339. */
  readonly now: () => string;
}

export type Accepted = Extract<Outcome, { status: "accepted" }>;

/** A command on its way from a handler into the pipeline. */
export interface CallCommand {
  readonly type: string;
  /**
   * The command's arguments, or what prepares them. Preparation may throw a Problem (an item that is no longer sold);
   * when the command stands on the tape already, its first answer is given all the same.
   */
  readonly args: unknown;
  /** Default: the call's own scope. */
  readonly scope?: Id;
  /** When it happened, by the sender's clock (RFC 3339). Default: now. */
  readonly at?: string;
  /** A second command of one request needs an id of its own: `call.id(n)`. Default: the request's command id. */
  readonly id?: Id;
  /**
   * What a repeat is recognised by: the whole body, or the arguments alone. "args" where the body holds what must never
   * be on the tape (a name, a PIN): the fingerprint stays there for ever, and a short text is guessed from it.
   */
  readonly fingerprint?: "body" | "args";
  /** For open routes, which have no sign-in of their own. */
  readonly as?: SignIn;
}

/** One request with its body checked and its sender known, as handlers see it. */
export class Call<P = unknown, Q = unknown, B = unknown> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly #route: string;
  readonly #around: Surroundings;
  readonly #request: FastifyRequest;
  readonly #reply: FastifyReply;
  readonly #signIn: SignIn | null;
  readonly #scope: Id | null;
  #commandId: Id | null = null;
  #input: string | null = null;

  constructor(parts: {
    route: string;
    around: Surroundings;
    request: FastifyRequest;
    reply: FastifyReply;
    signIn: SignIn | null;
    scope: Id | null;
  }) {
    this.#route = parts.route;
    this.#around = parts.around;
    this.#request = parts.request;
    this.#reply = parts.reply;
    this.#signIn = parts.signIn;
    this.#scope = parts.scope;
    // The schemas of the route have been checked, which is what its types say.
    this.params = parts.request.params as P;
    this.query = parts.request.query as Q;
    this.body = parts.request.body as B;
  }

  get pipeline(): Pipeline {
    return this.#around.pipeline;
  }

  get database(): Database {
    return this.#around.database;
  }

  /** @throws Defect in an open route. */
  get signIn(): SignIn {
    return must(this.#signIn, `${this.#route} is open and has no sign-in`);
  }

  get merchant(): Id {
    return this.signIn.merchant_id;
  }

  /** Where the call works: the location, or the merchant, as its route declares. */
  get scope(): Id {
    return must(this.#scope, `${this.#route} is open and has no scope`);
  }

  /** The device that speaks in the call's scope. */
  get device(): Id {
    return this.signIn.deviceIn(this.scope);
  }

  /** The server's clock, RFC 3339. */
  now(): string {
    return this.#around.now();
  }

  get requestId(): string {
    return this.#request.id;
  }

  /** The token that the request came with. */
  get token(): string | undefined {
    return bearer(this.#request);
  }

  /** The id of the command that this request carries; the same for a repeat of the request. */
  get commandId(): Id {
    this.#commandId ??= commandIdOf({
      key: oneHeader(this.#request, "idempotency-key"),
      route: this.#route,
      device: this.#signIn && this.#scope !== null ? this.#signIn.deviceIn(this.#scope) : "",
      body: this.body,
    });
    return this.#commandId;
  }

  /** The n-th id (from 1) for a thing that the body gives none: a repeat of the request makes the same. */
  id(n: number): Id {
    return childId(this.commandId, n);
  }

  header(name: string, value: string): void {
    this.#reply.header(name, value);
  }

  /**
   * Takes a command and answers after its commit.
   * @throws Problem for a refusal, Busy, Unavailable, or a defect.
   */
  async command<A = unknown>(
    command: Omit<CallCommand, "args"> & { args: A | (() => A | Promise<A>) },
  ): Promise<Accepted> {
    const scope = command.scope ?? this.scope;
    const signIn = command.as ?? this.signIn;
    const opens = this.pipeline.house.specs.get(command.type)?.opensScope !== undefined;
    await mustBelong(scope, signIn, this.#around.parentOf, opens);
    const draft = {
      scope,
      device: signIn.deviceIn(scope),
      id: command.id ?? this.commandId,
      type: command.type,
      actor: signIn.actor,
      at: command.at ?? this.now(),
    };
    let args;
    try {
      args = isPreparation(command.args) ? await command.args() : command.args;
    } catch (problem) {
      const stored = problem instanceof Problem ? await this.pipeline.stored(scope, draft.id) : undefined;
      if (stored?.type !== draft.type) throw problem;
      args = stored.args;
    }
    const input = command.fingerprint === "args" ? undefined : this.input;
    return this.#answer(await this.pipeline.submit({ ...draft, args }, signIn, input));
  }

  /** The text by which a repeat of this request is told from another one under the same id. */
  get input(): string {
    const { method, url } = this.#request;
    this.#input ??= `${method} ${url.split("?", 1)[0]}\n${canonicalJson(this.body)}`;
    return this.#input;
  }

  #answer(outcome: Outcome): Accepted {
    if (outcome.replayed) this.#reply.header("idempotent-replayed", "true");
    if (outcome.status === "refused") throw problemOf(outcome.refusal);
    return outcome;
  }
}

/** A scope of another merchant is as unknown as one that does not exist; `orNew` lets the latter pass. */
export async function mustBelong(
  scope: Id,
  signIn: SignIn,
  parentOf: ParentOf,
  orNew = false,
): Promise<void> {
  if (scope === signIn.location_id || scope === signIn.merchant_id) return;
  const parent = await parentOf(scope);
  if (parent === signIn.merchant_id || (orNew && parent === undefined)) return;
  throw unknown("location", "location_id");
}

export function bearer(request: FastifyRequest): string | undefined {
  const header = request.headers.authorization;
  return header?.startsWith("Bearer ") ? header.slice("Bearer ".length) : undefined;
}

export function oneHeader(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function isPreparation<A>(args: A | (() => A | Promise<A>)): args is () => A | Promise<A> {
  return typeof args === "function";
}
