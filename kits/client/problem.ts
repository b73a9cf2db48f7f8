/** What the server answers when it does not do what was asked (RFC 9457), as the client hands it on. */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  readonly status: number;
  /** For programs: `unknown_order`, `version_conflict`. */
  readonly code: string;
  readonly title: string;
  /** The input at fault: `lines[0].quantity`. */
  readonly field: string | undefined;
  /** What to do about it, as a sentence. */
  readonly cure: string | undefined;
  /** By which the server's log finds it. */
  readonly requestId: string | undefined;

  constructor(status: number, body: unknown) {
    const said = (typeof body === "object" && body !== null ? body : {}) as Readonly<Record<string, unknown>>;
    const text = (name: string): string | undefined =>
      typeof said[name] === "string" ? said[name] : undefined;
    super(text("detail") ?? `The server answered ${status}.`);
    this.status = status;
    this.code = text("code") ?? "unexpected_answer";
    this.title = text("title") ?? "The server answered something else";
    this.field = text("field");
    this.cure = text("cure");
    this.requestId = text("request_id");
  }
}

/**
 * No answer came, after all tries. What was sent may have been done: send it again under the same key, and it will not
 * be done twice.
 */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer";
  /** The Idempotency-Key that the tries carried. */
  readonly key: string | undefined;

  constructor(message: string, key: string | undefined, cause: unknown) {
    super(message, { cause });
    this.key = key;
  }
}
