import { ApiProblem, Client } from "@counterfoil/client";
import { newId, type Id } from "@counterfoil/ids";
import { ok, refuse } from "@counterfoil/result";
import type { Api } from "@counterfoil/server/api";
import type { TillActions } from "../api/till.ts";
import { UNAUTHORIZED } from "./acts.ts";
import { type Ground, loading } from "./ground.ts";
import type { KeptPairing } from "./kept.ts";
import { seatOf } from "./seat.ts";
import { staffOf } from "./shapes.ts";
import { lineWords } from "./words.ts";

const TOKEN_BYTES = 32;

type DoorActions = Pick<TillActions, "pair" | "unpair" | "sign_in" | "sign_out">;

/** Pairing and signing in. `entered` is called when there is more to see than before. */
export function doorActions(ground: Ground, entered: () => void): DoorActions {
  const { kept, asDevice } = ground;
  return {
    async pair({ code, name }) {
      const asked = pairingFor(code, kept.read("pairing"));
      // Kept before it is sent: when the answer is lost, the same is asked again and answered the same.
      kept.write("pairing", asked);
      const { id, token } = asked;
      const answer = await ground.read(() =>
        asDevice.post("/v1/devices", { body: { code, id, token, name } }),
      );
      if (!answer.ok) return answer;
      kept.write("device", { id, token, pairing: answer.value });
      kept.write("pairing", null);
      const seat = seatOf(answer.value);
      ground.set({ seat, unpaired_because: null });
      entered();
      return ok(seat);
    },
    unpair() {
      if (ground.acts.waiting > 0) return Promise.resolve(refuse("unsent", lineWords.unknown));
      leave(ground, null);
      return Promise.resolve(ok(null));
    },
    async sign_in({ staff_id, pin }) {
      if (kept.read("device") === null) return refuse("not_paired", lineWords.not_paired);
      const opened = await ground.read(() =>
        asDevice.post("/v1/auth/sessions", { body: { staff_id, pin }, retries: 0 }),
      );
      if (!opened.ok) {
        // It may be another PIN by now, of another length.
        if (opened.refusal.code === "wrong_pin") rememberPin(ground, staff_id, null);
        return opened;
      }
      const { token, team_member } = opened.value;
      rememberPin(ground, staff_id, pin.length);
      const [member] = staffOf([team_member], kept.read("pins") ?? {});
      if (member === undefined) return refuse("not_allowed", team_member.status);
      kept.write("session", { token, member });
      ground.set({ person: member });
      entered();
      return ok(member);
    },
    sign_out() {
      const session = kept.read("session");
      lock(ground);
      if (session !== null) void endSession(session.token);
      return Promise.resolve(ok(null));
    },
  };
}

/** Keeps how long a PIN is, so that the next time its last digit opens the till by itself. */
function rememberPin({ kept, store }: Ground, id: Id, pin_length: number | null): void {
  const { [id]: _, ...others } = kept.read("pins") ?? {};
  kept.write("pins", pin_length === null ? others : { ...others, [id]: pin_length });
  store.update((data) => ({
    ...data,
    staff: data.staff.map((member) => (member.id === id ? { ...member, pin_length } : member)),
  }));
}

/** The last sign-in ends on the server too, if it hears of it; else by itself after its hours. */
async function endSession(token: string): Promise<void> {
  const client = new Client<Api>({ baseUrl: "", token: () => token });
  await client.delete("/v1/auth/sessions/current").catch(() => {});
}

/** The PIN pad comes up; the menu stays ready behind it. */
function lock(ground: Ground): void {
  ground.kept.write("session", null);
  ground.set({ person: null, open_orders: loading, shift: loading });
}

/** This browser is no till any more. */
function leave(ground: Ground, because: string | null): void {
  lock(ground);
  ground.kept.write("device", null);
  ground.set({ seat: null, staff: [], catalog: loading, unpaired_because: because });
}

/**
 * After a 401: either the sign-in is over, or the whole device is known no more, which is the device's own question.
 * Without an answer everything stays; the next request asks again.
 */
export function watchDoor(ground: Ground): void {
  let isAsking = false;
  ground.turnedAway = () => {
    if (isAsking || ground.kept.read("device") === null) return;
    isAsking = true;
    void ground.asDevice
      .get("/v1/me")
      .then(
        () => lock(ground),
        (problem: unknown) => {
          if (problem instanceof ApiProblem && problem.status === UNAUTHORIZED)
            leave(ground, lineWords.revoked);
        },
      )
      .finally(() => (isAsking = false));
  };
}

function pairingFor(code: string, before: KeptPairing | null): KeptPairing {
  return before?.code === code ? before : { code, id: newId(), token: newToken() };
}

/** As domains/venues asks for it: `cfd_` and 32 random bytes in base64url. */
function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(TOKEN_BYTES));
  const base64 = btoa(String.fromCharCode(...bytes));
  return `cfd_${base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;
}
