import {
  Id,
  Instant,
  named,
  nullable,
  pageFrom,
  pageOf,
  pageQuery,
  readPage,
  route,
} from "@counterfoil/http";
import { isId } from "@counterfoil/ids";
import Type from "typebox";
import { isAlarm } from "../gaps.ts";
import { listSyncs } from "../store/device-syncs.ts";
import { PERMISSION, type SyncOptions } from "./options.ts";

type Place = readonly [device: string, epoch: number];

const FIRST: Place = ["00000000-0000-0000-0000-000000000000", 0];
const LAST_EPOCH = 2 ** 31 - 1;

const SyncedDevice = named(
  "SyncedDevice",
  Type.Object(
    {
      device_id: Id,
      name: Type.Optional(Type.String()),
      epoch: Type.Integer(),
      made: Type.Integer({
        description: "The last number that the device has given out, as far as we were told.",
      }),
      stored: Type.Integer({ description: "The last number that stands here." }),
      missing: Type.Integer(),
      heard_at: nullable(Instant),
      clock_offset_ms: nullable(
        Type.Integer({ description: "By how much the server's clock is ahead of the device's." }),
      ),
      alarm: Type.Boolean({ description: "Something is missing, and the device has been silent for long." }),
    },
    { description: "One sequence of a device, and how much of it has arrived." },
  ),
);

export const devicesRoute = ({ names }: SyncOptions) =>
  route({
    method: "GET",
    url: "/v1/sync/devices",
    summary: "List how far the devices of a location have come",
    permission: PERMISSION,
    scope: "location",
    query: Type.Object({ location_id: Type.Optional(Id), ...pageQuery }),
    reply: pageOf(SyncedDevice),
    handle: async (call) => {
      const { database, scope, query } = call;
      const page = readPage(query, isPlace);
      const [device, epoch] = page.after ?? FIRST;
      const rows = await database.query(listSyncs, { scope, device, epoch, limit: page.fetch });
      const known = await names(database, scope, [...new Set(rows.map((row) => row.device_id))]);
      const at = call.now();
      return pageFrom(
        rows,
        page,
        (row) => [row.device_id, row.epoch],
        (row) => {
          const name = known.get(row.device_id);
          const missing = row.made - row.stored;
          const { heard_at } = row;
          return {
            ...row,
            ...(name === undefined ? {} : { name }),
            missing,
            alarm: isAlarm({ missing, heard_at }, at),
          };
        },
      );
    },
  });

function isPlace(key: unknown): key is Place {
  if (!Array.isArray(key) || key.length !== 2) return false;
  const [device, epoch] = key as readonly unknown[];
  return isId(device) && Number.isInteger(epoch) && Math.abs(Number(epoch)) <= LAST_EPOCH;
}
