import { accept, ref, type CommandSpec } from "@counterfoil/commands/spec";
import { RenameDevice, type DeviceRenamed } from "../../contract/index.ts";
import { unknownDevice } from "../refusals.ts";
import { deviceState } from "./state.ts";

export const renameDevice: CommandSpec<RenameDevice> = {
  type: "device.rename",
  kind: "request",
  permission: "venues.manage",
  args: RenameDevice,
  needs: ({ args }) => [ref(deviceState, args.device_id)],
  decide: ({ args }, states) => {
    if (!states.get(deviceState, args.device_id)) return unknownDevice();
    const renamed: DeviceRenamed = { type: "device.renamed" };
    return accept(renamed);
  },
};
