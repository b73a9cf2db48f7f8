import type { StateTable } from "@counterfoil/commands";
import type { Id } from "@counterfoil/ids";
import { arrayOf, int4, nullable, rowsInto, statement, text, uuid, type Reader } from "@counterfoil/sql";
import Type from "typebox";
import type { DeviceState } from "../contract/index.ts";
import { deviceState } from "../rules/index.ts";

export const devices: StateTable<
  DeviceState,
  { scope_id: string; device_id: string; letter: string; doc: string }
> = {
  fold: deviceState,
  load: statement({
    name: "venues.load_devices",
    text: `
      select d.scope_id, d.device_id::text as key, d.doc
      from unnest($1::uuid[], $2::uuid[]) as k (scope_id, device_id)
      join devices d on d.scope_id = k.scope_id and d.device_id = k.device_id`,
    params: { scopes: arrayOf(uuid), keys: arrayOf(uuid) },
    row: Type.Object({ scope_id: Type.String(), key: Type.String(), doc: Type.String() }),
  }),
  save: rowsInto({
    name: "venues.save_devices",
    text: `
      insert into devices (scope_id, device_id, letter, doc)
      select scope_id, device_id, letter, doc
      from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) as t (scope_id, device_id, letter, doc)
      on conflict (scope_id, device_id) do update set doc = excluded.doc`,
    columns: { scope_id: uuid, device_id: uuid, letter: text, doc: text },
  }),
  row: (scope_id, device_id, state) => ({
    scope_id,
    device_id,
    letter: state.letter,
    doc: JSON.stringify(state),
  }),
  page: statement({
    name: "venues.page_devices",
    text: `
      select device_id::text as key, doc from devices
      where scope_id = $1 and ($2::uuid is null or device_id > $2) order by device_id limit $3`,
    params: { scope: uuid, after: nullable(uuid), limit: int4 },
    row: Type.Object({ key: Type.String(), doc: Type.String() }),
  }),
};

/** The devices of a location in the order in which they were paired; MOST_DEVICES and the server's own are all there can be. */
export const devicesOfLocation = statement({
  name: "venues.devices_of_location",
  text: `select doc from devices where scope_id = $1 order by length(letter), letter`,
  params: { location: uuid },
  row: Type.Object({ doc: Type.String() }),
});

const findNames = statement({
  name: "venues.find_names",
  text: `select device_id, doc from devices where scope_id = $1 and device_id = any ($2::uuid[])`,
  params: { location: uuid, devices: arrayOf(uuid) },
  row: Type.Object({ device_id: Type.String(), doc: Type.String() }),
});

/** The names of those of the devices that stand at a location and were paired there, revoked ones included. */
export async function pairedNames(
  reader: Reader,
  location: Id,
  devices: readonly Id[],
): Promise<Map<Id, string>> {
  const rows = devices.length > 0 ? await reader.query(findNames, { location, devices }) : [];
  const found = rows.map((row): DeviceState => JSON.parse(row.doc));
  return new Map(found.filter(({ kind }) => kind !== "api").map(({ id, name }) => [id, name]));
}
