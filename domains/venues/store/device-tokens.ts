import type { View } from "@counterfoil/commands";
import type { Entry } from "@counterfoil/commands/spec";
import { rowsInto, text, uuid } from "@counterfoil/sql";
import type { DevicePaired, PairDevice } from "../contract/index.ts";

const addDeviceTokens = rowsInto({
  name: "venues.add_device_tokens",
  text: `
    insert into device_tokens (scope_id, device_id, token_hash)
    select scope_id, device_id, token_hash
    from unnest($1::uuid[], $2::uuid[], $3::text[]) as t (scope_id, device_id, token_hash)`,
  columns: { scope_id: uuid, device_id: uuid, token_hash: text },
});

/** Which token is whose. Kept apart from the device's document, which travels to other devices. */
export const deviceTokens: View = {
  writes: [addDeviceTokens],
  on: {
    "device.paired": ({ device }: DevicePaired, { command }: Entry<PairDevice>, put) =>
      put(addDeviceTokens, {
        scope_id: command.scope,
        device_id: device.id,
        token_hash: command.args.token_hash,
      }),
  },
};
