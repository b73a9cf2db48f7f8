import { Id, route } from "@counterfoil/http";
import Type from "typebox";

export const revokeDevice = route({
  method: "DELETE",
  url: "/v1/devices/{id}",
  summary: "Revoke a device",
  description:
    "Its token and the sign-ins on it stop working within a second. What it has sold stays, and so do its letter and numbers.",
  permission: "venues.manage",
  scope: "location",
  params: Type.Object({ id: Id }),
  query: Type.Object({ location_id: Type.Optional(Id) }),
  handle: async (call) => {
    await call.command({ type: "device.revoke", args: { device_id: call.params.id } });
  },
});
