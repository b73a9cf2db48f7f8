import { accept, ref, refused, type CommandSpec } from "@counterfoil/commands/spec";
import { InviteDevice, PAIRING_CODE_MINUTES, type DeviceInvited } from "../../contract/index.ts";
import { locationState } from "../location/state.ts";
import { unknownLocation } from "../refusals.ts";
import { pairingCodeState } from "./pairing-code.ts";

const MINUTE_MS = 60_000;

/** Makes a code good for pairing one device; it expires by the server's clock. */
export const inviteDevice: CommandSpec<InviteDevice> = {
  type: "device.invite",
  kind: "request",
  permission: "venues.manage",
  args: InviteDevice,
  needs: ({ scope, args }) => [ref(locationState, scope), ref(pairingCodeState, args.code_hash)],
  decide: ({ scope, args }, states, { received_at }) => {
    if (!states.get(locationState, scope)) return unknownLocation();
    if (states.get(pairingCodeState, args.code_hash)) {
      return refused("code_taken", "This pairing code was made before. Make another.", "code_hash");
    }
    const expires_at = new Date(Date.parse(received_at) + PAIRING_CODE_MINUTES * MINUTE_MS).toISOString();
    const invited: DeviceInvited = { type: "device.invited", expires_at };
    return accept(invited);
  },
};
