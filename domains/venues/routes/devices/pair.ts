import { found, Id, named, Problem, route, ShortText, type SignIn } from "@counterfoil/http";
import type { Id as AnyId } from "@counterfoil/ids";
import { must } from "@counterfoil/result";
import { readCode, secretHash, tokenPattern } from "@counterfoil/secrets";
import Type from "typebox";
import {
  DEVICE_TOKEN_PREFIX,
  type DevicePaired,
  type LocationProfile,
  type MerchantState,
} from "../../contract/index.ts";
import { findListedLocation } from "../../store/listed-locations.ts";
import { findMerchants } from "../../store/merchants.ts";
import { findPairingCode } from "../../store/pairing-codes.ts";
import { DeviceShape, LocationShape, MerchantShape } from "../shapes.ts";
import { WrongCodes } from "./wrong-codes.ts";

const LONGEST_TYPED_CODE = 32;

/** Of this process: codes come from anybody. */
const wrongCodes = new WrongCodes();

export const pairDevice = route({
  method: "POST",
  url: "/v1/devices",
  summary: "Pair a device",
  description:
    "The device makes its id and its token (`cfd_` and 32 random bytes in base64url) itself, keeps both, and sends " +
    "them with the code. When no answer comes it sends the same again and is answered the same.",
  open: true,
  body: Type.Object({
    code: Type.String({ minLength: 1, maxLength: LONGEST_TYPED_CODE }),
    id: Id,
    token: Type.String({
      pattern: tokenPattern(DEVICE_TOKEN_PREFIX),
      description: `${DEVICE_TOKEN_PREFIX}_ and 43 characters of base64url, made at random by the device`,
      examples: [`${DEVICE_TOKEN_PREFIX}_${"made-at-random-".repeat(3).slice(0, -2)}`],
    }),
    name: Type.Optional(ShortText),
  }),
  reply: named(
    "Pairing",
    Type.Object({ device: DeviceShape, location: LocationShape, merchant: MerchantShape }),
  ),
  status: 201,
  handle: async (call) => {
    const { id, token, name, code: typed } = call.body;
    wrongCodes.admit(Date.parse(call.now()));
    const code = readCode(typed);
    const code_hash = secretHash(code ?? "");
    const [made] = code === null ? [] : await call.database.query(findPairingCode, { code_hash });
    if (!made) {
      throw new Problem("unknown_code", "There is no such pairing code. Read it again.", { field: "code" });
    }
    wrongCodes.forgive();
    const { scope_id: location, merchant_id: merchant } = made;
    const args = { device_id: id, code_hash, token_hash: secretHash(token) };
    const { events } = await call.command({
      type: "device.pair",
      args: name === undefined ? args : { ...args, name },
      scope: location,
      id,
      as: newcomer(id, location, merchant),
      fingerprint: "args",
    });
    const [paired] = events as readonly DevicePaired[];
    const [profile] = await call.database.query(findListedLocation, { merchant, location });
    const [owner] = await call.database.query(findMerchants, { merchants: [merchant] });
    return {
      device: must(paired, "an accepted pairing has its event").device,
      location: JSON.parse(found(profile, "location", "code").doc) as LocationProfile,
      merchant: JSON.parse(found(owner, "merchant", "code").doc) as MerchantState,
    };
  },
});

/** Who holds the code may pair at the code's location, and nothing else. */
function newcomer(device: AnyId, location: AnyId, merchant: AnyId): SignIn {
  return {
    kind: "code",
    actor: device,
    device,
    merchant_id: merchant,
    location_id: location,
    deviceIn: () => device,
    may: (permission, scope) => permission === "devices.pair" && scope === location,
  };
}
