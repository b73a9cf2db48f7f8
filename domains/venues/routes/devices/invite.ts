import { Id, Instant, named, Problem, route, ShortText } from "@counterfoil/http";
import { newCode, secretHash, showCode } from "@counterfoil/secrets";
import Type from "typebox";
import { PAIRING_CODE_MINUTES, PairedKind, type DeviceInvited } from "../../contract/index.ts";

export const inviteDevice = route({
  method: "POST",
  url: "/v1/devices/codes",
  summary: "Make a pairing code",
  description: `The code pairs one device, within ${PAIRING_CODE_MINUTES} minutes. It is shown here and never again.`,
  permission: "venues.manage",
  scope: "location",
  body: Type.Object({
    location_id: Type.Optional(Id),
    kind: Type.Optional(PairedKind),
    name: Type.Optional(ShortText),
  }),
  reply: named(
    "PairingCode",
    Type.Object({ code: Type.String(), location_id: Id, kind: PairedKind, expires_at: Instant }),
  ),
  status: 201,
  handle: async (call) => {
    const { kind = "till", name } = call.body;
    const code = newCode();
    const args = { code_hash: secretHash(code), kind, ...(name === undefined ? {} : { name }) };
    const { events, replayed } = await call.command({ type: "device.invite", args });
    if (replayed) {
      throw new Problem("code_shown", "This request has made a code before, and a code is shown only once.");
    }
    const [invited] = events as readonly DeviceInvited[];
    call.header("cache-control", "no-store");
    return { code: showCode(code), location_id: call.scope, kind, expires_at: invited?.expires_at ?? "" };
  },
});
