import type { Pairing } from "@counterfoil/server/api";
import { version } from "../../package.json";
import type { Seat } from "../api/till.ts";

/** Where this till stands. Money and dates are written as this browser's people read them. */
export const seatOf = ({ device, location }: Pick<Pairing, "device" | "location">): Seat => ({
  device,
  location,
  locale: navigator.language || "en-US",
  version,
});
