import { forgiveTries, tryPin } from "@counterfoil/access/rules";
import { Client } from "@counterfoil/client";
import type { Id } from "@counterfoil/ids";
import { ok, refuse, type Result } from "@counterfoil/result";
import type { Api } from "@counterfoil/server/api";
import type { StaffMember, TillActions } from "../api/till.ts";
import { type Ground, noStand } from "./ground.ts";
import type { KeptSession } from "./kept.ts";
import { UNREACHABLE } from "./server.ts";
import { rememberLength } from "./team.ts";
import { isGood, isPin, type Verifier, verifierOf } from "./verifier.ts";
import { deviceWords } from "./words.ts";

/** So long the server has to answer before the till looks for itself; less where it did not answer just now. */
const SERVER_MS = 4_000;
const GONE_SERVER_MS = 1_500;
/** As the server's own sign-ins: the longest shift. */
const OFFLINE_SIGN_IN_MS = 16 * 60 * 60_000;
/** There is but one setting of a PIN here: a new one replaces what is kept. */
const ANY_SETTING = 0;

type Asked = Parameters<TillActions["sign_in"]>[0];

/** With the server where it answers, else by what it has said before (docs/decisions/0061-signing-in-offline.md). */
export async function signIn(ground: Ground, asked: Asked): Promise<Result<StaffMember>> {
  if (ground.kept.read("device") === null) return noStand(ground);
  const answer = await signInThere(ground, asked);
  return !answer.ok && answer.refusal.code === UNREACHABLE ? signInAlone(ground, asked) : answer;
}

async function signInThere(ground: Ground, { staff_id, pin }: Asked): Promise<Result<StaffMember>> {
  const { asDevice, kept } = ground;
  const body = { staff_id, pin };
  const timeoutMs = ground.isOnline ? SERVER_MS : GONE_SERVER_MS;
  const opened = await ground.read(() => asDevice.post("/v1/auth/sessions", { body, retries: 0, timeoutMs }));
  if (!opened.ok) {
    await refusedThere(ground, { staff_id, pin }, opened.refusal.code);
    return opened;
  }
  const { token, team_member, expires_at } = opened.value;
  rememberLength(ground, staff_id, pin.length);
  kept.write("tries", forgiveTries(kept.read("tries") ?? {}, staff_id));
  // In the background: nobody waits for it at the counter.
  void verifierOf(pin, Date.now()).then((verifier) => putVerifier(ground, staff_id, verifier));
  const member = { id: staff_id, name: team_member.name ?? "", pin_length: pin.length };
  return enter(ground, { token, member, until: expires_at });
}

/** What the server refuses opens nothing here either; a slip of the finger changes nothing. */
async function refusedThere(ground: Ground, { staff_id, pin }: Asked, code: string): Promise<void> {
  const verifier = ground.kept.read("verifiers")?.[staff_id];
  switch (code) {
    case "wrong_pin":
      // It may be another PIN by now, of another length.
      rememberLength(ground, staff_id, null);
      if (verifier && (await isPin(verifier, pin))) putVerifier(ground, staff_id, null);
      return;
    case "not_allowed":
    case "no_pin":
    case "unknown_team_member":
      return putVerifier(ground, staff_id, null);
    default: // too many tries, no answer: nothing is known of the PIN
  }
}

async function signInAlone(ground: Ground, { staff_id, pin }: Asked): Promise<Result<StaffMember>> {
  const { kept } = ground;
  const nowMs = Date.now();
  const member = kept.read("team")?.find(({ id }) => id === staff_id);
  const verifier = kept.read("verifiers")?.[staff_id];
  if (!member || !verifier || !isGood(verifier, nowMs)) {
    return refuse(UNREACHABLE, deviceWords.no_offline_pin);
  }
  const tried = tryPin(kept.read("tries") ?? {}, staff_id, ANY_SETTING, nowMs);
  if ("waitS" in tried) return refuse("too_many_tries", deviceWords.too_many_tries(tried.waitS));
  // Counted before it is looked at, so that closing the page forgives nothing.
  kept.write("tries", tried.tries);
  await kept.settled();
  if (!(await isPin(verifier, pin))) {
    return refuse("wrong_pin", deviceWords.wrong_pin(tried.left), "pin");
  }
  kept.write("tries", forgiveTries(kept.read("tries") ?? {}, staff_id));
  const until = new Date(nowMs + OFFLINE_SIGN_IN_MS).toISOString();
  const signedIn = { id: staff_id, name: member.name ?? "", pin_length: pin.length };
  return enter(ground, { token: null, member: signedIn, until });
}

function enter(ground: Ground, session: KeptSession): Result<StaffMember> {
  ground.kept.write("session", session);
  ground.set({ person: session.member });
  return ok(session.member);
}

function putVerifier({ kept }: Ground, id: Id, verifier: Verifier | null): void {
  const { [id]: _, ...others } = kept.read("verifiers") ?? {};
  kept.write("verifiers", verifier === null ? others : { ...others, [id]: verifier });
}

/** Nobody works longer than the longest shift: whoever is still signed in then has forgotten to sign out. */
export function isOver({ kept }: Ground): boolean {
  const session = kept.read("session");
  return session !== null && Date.now() >= Date.parse(session.until);
}

/** The PIN pad comes up; the menu stays ready behind it. The sign-in ends on the server too, if it hears of it. */
export function signOut(ground: Ground): void {
  const token = ground.kept.read("session")?.token ?? null;
  ground.kept.write("session", null);
  ground.set({ person: null, exceptions: null });
  if (token === null) return;
  const client = new Client<Api>({ baseUrl: "", token: () => token });
  void client.delete("/v1/auth/sessions/current").catch(() => {}); // else it ends by itself after its hours
}
