import { Compile } from "typebox/compile";
import type { Static, TSchema } from "typebox";
import {
  EntriesPage,
  Greeting,
  LettersPage,
  SecretsReply,
  Tip,
  type Letter,
  type OfScope,
  type TapeEntry,
} from "./wire.ts";

/** The line from a site to its upstream. Each call throws NoUpstream when there is no answer, UpstreamSaysNo when it is no. */
export interface UpstreamLine {
  greet(): Promise<Greeting>;
  page(of: OfScope, after: number): Promise<EntriesPage>;
  /** @returns where the copy ends now */
  forward(entries: readonly TapeEntry[]): Promise<Tip>;
  lead(at: Tip, address: string): Promise<Tip>;
  release(at: Tip): Promise<Tip>;
  secrets(have: string | undefined): Promise<SecretsReply>;
  letters(after: Letter | undefined): Promise<LettersPage>;
}

/** No answer, or none of ours: nobody knows whether it arrived. Everything that is said here may be said twice. */
export class NoUpstream extends Error {
  override readonly name = "NoUpstream";
}

export class UpstreamSaysNo extends Error {
  override readonly name = "UpstreamSaysNo";
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** A page takes a second on a slow line; a line on which it takes longer than this is none. */
const ANSWER_WITHIN_MS = 60_000;
const SERVER_ERROR = 500;
const TOO_MANY = 429;

const checks = {
  greeting: Compile(Greeting),
  page: Compile(EntriesPage),
  tip: Compile(Tip),
  secrets: Compile(SecretsReply),
  letters: Compile(LettersPage),
};

/** The line over HTTP. `closing` ends what is under way. */
export function httpLine(options: {
  readonly baseUrl: string;
  readonly token: string;
  readonly closing?: AbortSignal;
}): UpstreamLine {
  const ask = async <S extends TSchema>(
    check: { Check(value: unknown): boolean },
    path: string,
    body?: object,
  ): Promise<Static<S>> => {
    const { status, ok, said } = await answerTo(options, path, body);
    if (ok && check.Check(said)) return said as Static<S>;
    const { code, detail } = (said ?? {}) as { readonly code?: unknown; readonly detail?: unknown };
    // What a proxy or a hotel's network says is no answer of ours, whatever its status.
    const isNo = !ok && typeof code === "string" && status < SERVER_ERROR && status !== TOO_MANY;
    if (isNo) throw new UpstreamSaysNo(code, typeof detail === "string" ? detail : `Upstream says ${code}.`);
    throw new NoUpstream(`Upstream answered ${status}, which is no answer of ours.`);
  };
  return {
    greet: () => ask<typeof Greeting>(checks.greeting, "/v1/site"),
    page: (of, after) => ask<typeof EntriesPage>(checks.page, `/v1/site/entries?of=${of}&after=${after}`),
    forward: (entries) => ask<typeof Tip>(checks.tip, "/v1/site/entries", { entries }),
    lead: (at, address) => ask<typeof Tip>(checks.tip, "/v1/site/lead", { at, address }),
    release: (at) => ask<typeof Tip>(checks.tip, "/v1/site/release", { at }),
    secrets: (have) =>
      ask<typeof SecretsReply>(
        checks.secrets,
        `/v1/site/secrets${have === undefined ? "" : `?have=${have}`}`,
      ),
    letters: (after) =>
      ask<typeof LettersPage>(
        checks.letters,
        after === undefined
          ? "/v1/site/letters"
          : `/v1/site/letters?device=${after.device}&epoch=${after.epoch}&seq=${after.seq}`,
      ),
  };
}

async function answerTo(
  { baseUrl, token, closing }: { baseUrl: string; token: string; closing?: AbortSignal },
  path: string,
  body: object | undefined,
): Promise<{ status: number; ok: boolean; said: unknown }> {
  const late = AbortSignal.timeout(ANSWER_WITHIN_MS);
  try {
    const answer = await fetch(baseUrl + path, {
      method: body === undefined ? "GET" : "POST",
      headers: {
        accept: "application/json",
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      // The token must not follow a redirect to somebody else.
      redirect: "error",
      signal: closing ? AbortSignal.any([late, closing]) : late,
    });
    const said: unknown = await answer.json().catch(() => null);
    return { status: answer.status, ok: answer.ok, said };
  } catch (problem) {
    throw new NoUpstream("Upstream does not answer.", { cause: problem });
  }
}
