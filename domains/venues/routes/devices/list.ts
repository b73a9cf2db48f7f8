import { Id, pageOf, route } from "@counterfoil/http";
import Type from "typebox";
import type { DeviceState } from "../../contract/index.ts";
import { devicesOfLocation } from "../../store/devices.ts";
import { DeviceShape } from "../shapes.ts";

export const listDevices = route({
  method: "GET",
  url: "/v1/devices",
  summary: "List the devices of a location",
  description:
    "All of them, in the order in which they were paired, the revoked ones and the server's own included.",
  permission: "venues.read",
  scope: "location",
  query: Type.Object({ location_id: Type.Optional(Id) }),
  reply: pageOf(DeviceShape),
  handle: async ({ database, scope }) => {
    const rows = await database.query(devicesOfLocation, { location: scope });
    return { data: rows.map((row): DeviceState => JSON.parse(row.doc)), next_cursor: null };
  },
});
