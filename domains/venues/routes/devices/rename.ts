import { found, Id, route, ShortText } from "@counterfoil/http";
import Type from "typebox";
import { deviceState } from "../../rules/index.ts";
import { DeviceShape } from "../shapes.ts";

export const renameDevice = route({
  method: "PATCH",
  url: "/v1/devices/{id}",
  summary: "Rename a device",
  permission: "venues.manage",
  scope: "location",
  params: Type.Object({ id: Id }),
  body: Type.Object({ location_id: Type.Optional(Id), name: ShortText }),
  reply: DeviceShape,
  handle: async (call) => {
    const args = { device_id: call.params.id, name: call.body.name };
    const { states } = await call.command({ type: "device.rename", args });
    return found(states.get(deviceState, args.device_id), "device", "id");
  },
});
