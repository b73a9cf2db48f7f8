import type { RouteModule } from "@counterfoil/http";
import { addLocation } from "./locations/add.ts";
import { changeLocation } from "./locations/change.ts";
import { listLocations } from "./locations/list.ts";
import { readLocation } from "./locations/read.ts";
import { inviteDevice } from "./devices/invite.ts";
import { listDevices } from "./devices/list.ts";
import { pairDevice } from "./devices/pair.ts";
import { renameDevice } from "./devices/rename.ts";
import { revokeDevice } from "./devices/revoke.ts";

const askForAnother = "Make another pairing code with POST /v1/devices/codes, and type it in within minutes.";

export const venuesRoutes = {
  tag: "Locations and devices",
  routes: [
    listLocations,
    addLocation,
    readLocation,
    changeLocation,
    inviteDevice,
    pairDevice,
    listDevices,
    renameDevice,
    revokeDevice,
  ],
  problems: {
    unknown_currency: {
      status: 422,
      title: "There is no such currency",
      cure: "Use the ISO 4217 code of a currency that can be paid with, such as USD.",
    },
    unknown_time_zone: {
      status: 422,
      title: "There is no such time zone",
      cure: "Use an IANA name, such as Europe/Zurich.",
    },
    code_used: { status: 409, title: "The code has been used", cure: askForAnother },
    code_expired: { status: 410, title: "The code has expired", cure: askForAnother },
    code_shown: {
      status: 409,
      title: "A code is shown once",
      cure: "Ask for another code with another Idempotency-Key.",
    },
    too_many_codes: {
      status: 429,
      title: "Too many wrong codes",
      cure: "Wait a minute, then type the code in again.",
    },
    device_known: {
      status: 409,
      title: "The device was paired before",
      cure: "Send a new id and a new token.",
    },
    device_revoked: {
      status: 403,
      title: "The device was revoked",
      cure: "Pair the device anew, with a new id and a new token.",
    },
    location_exists: {
      status: 409,
      title: "The id belongs to another location",
      cure: "Take a new id for a new location.",
    },
  },
} satisfies RouteModule;
