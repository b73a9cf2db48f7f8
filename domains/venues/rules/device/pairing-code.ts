import type { Entry, Fold } from "@counterfoil/commands/spec";
import { must } from "@counterfoil/result";
import type {
  DeviceInvited,
  DevicePaired,
  InviteDevice,
  PairDevice,
  PairingCodeState,
} from "../../contract/index.ts";

/** A pairing code, by its hash, in the location's scope. */
export const pairingCodeState: Fold<PairingCodeState> = {
  kind: "pairing_code",
  on: {
    "device.invited": {
      key: (_event: DeviceInvited, { command }: Entry<InviteDevice>) => command.args.code_hash,
      apply: (_state, event: DeviceInvited, { command }: Entry<InviteDevice>) => ({
        ...command.args,
        expires_at: event.expires_at,
        device_id: null,
      }),
    },
    "device.paired": {
      key: (_event: DevicePaired, { command }: Entry<PairDevice>) => command.args.code_hash,
      apply: (state: PairingCodeState | undefined, event: DevicePaired) => ({
        ...must(state, "a device is paired by a code that was made"),
        device_id: event.device.id,
      }),
    },
  },
};
