import { accept, ref, refused, type CommandSpec } from "@counterfoil/commands/spec";
import { MOST_DEVICES, PairDevice, type DevicePaired, type DeviceState } from "../../contract/index.ts";
import { locationState } from "../location/state.ts";
import { unknownLocation } from "../refusals.ts";
import { drawerOf, letterOf } from "./identity.ts";
import { pairingCodeState } from "./pairing-code.ts";
import { deviceState } from "./state.ts";

/** Spends a code: the device gets the next free letter, a drawer, and is known by its token from now on. */
export const pairDevice: CommandSpec<PairDevice> = {
  type: "device.pair",
  kind: "request",
  permission: "devices.pair",
  args: PairDevice,
  needs: ({ scope, args }) => [
    ref(locationState, scope),
    ref(pairingCodeState, args.code_hash),
    ref(deviceState, args.device_id),
  ],
  decide: ({ scope, args }, states, { received_at }) => {
    const location = states.get(locationState, scope);
    if (!location) return unknownLocation();
    const code = states.get(pairingCodeState, args.code_hash);
    if (!code) return refused("unknown_code", "There is no such pairing code. Read it again.", "code");
    if (code.device_id !== null) {
      return refused("code_used", "This pairing code has paired a device before. Make another.", "code");
    }
    if (Date.parse(received_at) >= Date.parse(code.expires_at)) {
      return refused("code_expired", "This pairing code has expired. Make another.", "code");
    }
    if (states.get(deviceState, args.device_id)) {
      return refused("device_known", "This device was paired before. Give it a new id.", "id");
    }
    if (location.devices_paired >= MOST_DEVICES) {
      return refused(
        "too_many_devices",
        `This location has paired ${MOST_DEVICES} devices, which is the most.`,
      );
    }
    const letter = letterOf(location.devices_paired);
    const device: DeviceState = {
      id: args.device_id,
      name: args.name ?? code.name ?? `${code.kind === "till" ? "Till" : "Kitchen"} ${letter}`,
      letter,
      kind: code.kind,
      drawer_id: drawerOf(args.device_id),
      status: "paired",
    };
    const paired: DevicePaired = { type: "device.paired", device };
    return accept(paired);
  },
};
