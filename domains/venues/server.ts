import type { Domain, StateTable } from "@counterfoil/commands";
import * as rules from "./rules/index.ts";
import { deviceTokens } from "./store/device-tokens.ts";
import { devices } from "./store/devices.ts";
import { listedLocations } from "./store/listed-locations.ts";
import { locations } from "./store/locations.ts";
import { merchants } from "./store/merchants.ts";
import { pairingCodes } from "./store/pairing-codes.ts";

export { venuesRoutes } from "./routes/index.ts";
export { epochOf } from "./rules/index.ts";
export { pairedNames } from "./store/devices.ts";
export { venueDirectory } from "./store/directory.ts";

export const venues: Domain = {
  name: "venues",
  commands: [
    rules.openMerchant,
    rules.addLocation,
    rules.changeLocation,
    rules.openLocation,
    rules.adoptLocation,
    rules.inviteDevice,
    rules.pairDevice,
    rules.enrolDevice,
    rules.renameDevice,
    rules.revokeDevice,
  ],
  states: [merchants, listedLocations, locations, devices, pairingCodes] as unknown as StateTable[],
  views: [deviceTokens],
  effects: rules.locationEffects,
  derivedTables: ["merchants", "listed_locations", "locations", "devices", "device_tokens", "pairing_codes"],
};
