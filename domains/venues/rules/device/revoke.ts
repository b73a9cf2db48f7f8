import { accept, ref, refused, type CommandSpec } from "@counterfoil/commands/spec";
import { RevokeDevice, type DeviceRevoked } from "../../contract/index.ts";
import { unknownDevice } from "../refusals.ts";
import { deviceState } from "./state.ts";

/** Ends a device's right to anything: lost, stolen or sold. Its sales stay; to come back it is paired anew. */
export const revokeDevice: CommandSpec<RevokeDevice> = {
  type: "device.revoke",
  kind: "request",
  permission: "venues.manage",
  args: RevokeDevice,
  needs: ({ args }) => [ref(deviceState, args.device_id)],
  decide: ({ args }, states) => {
    const device = states.get(deviceState, args.device_id);
    if (!device) return unknownDevice();
    if (device.kind === "api")
      return refused("device_is_server", "The server's own device stays.", "device_id");
    if (device.status === "revoked") return accept();
    const revoked: DeviceRevoked = { type: "device.revoked" };
    return accept(revoked);
  },
};
