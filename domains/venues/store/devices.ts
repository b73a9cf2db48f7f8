import type { StateTable } from "@counterfoil/commands";
import { arrayOf, rowsInto, statement, text, uuid } from "@counterfoil/sql";
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
};

/** The devices of a location in the order in which they were paired; MOST_DEVICES and the server's own are all there can be. */
export const devicesOfLocation = statement({
  name: "venues.devices_of_location",
  text: `select doc from devices where scope_id = $1 order by length(letter), letter`,
  params: { location: uuid },
  row: Type.Object({ doc: Type.String() }),
});
