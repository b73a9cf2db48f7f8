import { newId } from "@counterfoil/ids";
import { ok, refuse } from "@counterfoil/result";
import { deviceState } from "@counterfoil/venues/rules";
import type { TillActions } from "../api/till.ts";
import { type Ground, loading } from "./ground.ts";
import type { KeptPairing } from "./kept.ts";
import { isExported } from "./carry.ts";
import { turnedAway } from "./keeping.ts";
import type { Stand } from "./stand.ts";
import { seatOf } from "./seat.ts";
import { signIn, signOut } from "./sign-in.ts";
import { deviceWords } from "./words.ts";

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
      await kept.settled();
      const { id, token } = asked;
      const answer = await ground.read(() =>
        asDevice.post("/v1/devices", { body: { code, id, token, name } }),
      );
      if (!answer.ok) return answer;
      kept.write("device", { id, token, pairing: answer.value });
      kept.write("pairing", null);
      await kept.settled();
      const seat = seatOf(answer.value);
      ground.set({ seat, unpaired_because: null });
      entered();
      return ok(seat);
    },
    async unpair() {
      const stand = await ground.stand();
      if (stand && !(await mayLeave(ground, stand))) return refuse("unsent", deviceWords.unsent);
      await leave(ground, null);
      return ok(null);
    },
    async sign_in(asked) {
      const answer = await signIn(ground, asked);
      if (answer.ok) entered();
      return answer;
    },
    sign_out() {
      signOut(ground);
      return Promise.resolve(ok(null));
    },
  };
}

/** A till that the server does not take any more can send nothing itself: what is in a file is out of its hands. */
async function mayLeave(ground: Ground, stand: Stand): Promise<boolean> {
  if (stand.device.status().unsent === 0) return true;
  return turnedAway(stand) !== null && isExported(ground, stand);
}

/** This browser is no till any more. Only where nothing is unsent: what is here would never reach the shop. */
export async function leave(ground: Ground, because: string | null): Promise<void> {
  signOut(ground);
  await ground.leaveStand();
  ground.kept.leaveShop();
  ground.set({
    seat: null,
    staff: [],
    presence: {},
    keeping: { state: "kept" },
    catalog: loading,
    open_orders: loading,
    shift: loading,
    unpaired_because: because,
  });
}

/**
 * The server takes nothing from this till any more. Where that is because it was taken out of the shop, and nothing is
 * unsent, this is no till; one that still holds sales stays, so that they can be exported.
 */
export async function leaveIfRevoked(ground: Ground, stand: Stand): Promise<void> {
  if (stand.device.status().unsent > 0) return;
  const own = stand.device.docs.location.get(deviceState, stand.kept.id);
  if (own?.status !== "revoked") {
    const answer = await ground.read(() => ground.asDevice.get("/v1/me", { retries: 0 }));
    if (answer.ok || answer.refusal.code !== NOT_SIGNED_IN) return;
  }
  if (ground.kept.read("device")?.id === stand.kept.id) await leave(ground, deviceWords.revoked);
}

const NOT_SIGNED_IN = "not_signed_in";

function pairingFor(code: string, before: KeptPairing | null): KeptPairing {
  return before?.code === code ? before : { code, id: newId(), token: newToken() };
}

/** As domains/venues asks for it: `cfd_` and 32 random bytes in base64url. */
function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(TOKEN_BYTES));
  const base64 = btoa(String.fromCharCode(...bytes));
  return `cfd_${base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;
}
