import { childId, type Id } from "@counterfoil/ids";
import type { DeviceState } from "../../contract/index.ts";

/** The server's own letter; paired devices never take it. */
const API_LETTER = "Z";
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXY";

/** The drawer that is the device's own. */
export function drawerOf(device: Id): Id {
  return childId(device, 1);
}

/** The device whose own drawer this would be. */
export function deviceOfDrawer(drawer: Id): Id {
  return childId(drawer, -1);
}

/** The device through which the server itself writes in a location: REST with the owner's token, imports. */
export function apiDevice(location: Id): DeviceState {
  const id = childId(location, 1);
  return {
    id,
    name: "Server",
    letter: API_LETTER,
    kind: "api",
    drawer_id: drawerOf(id),
    status: "paired",
  };
}

/**
 * The letter of the n-th device (from 0) that a location ever paired: A to Y, then AA, AB … A letter is never given
 * again, because the receipts of its device carry it for ever (INV-8).
 */
export function letterOf(n: number): string {
  const lead = Math.floor(n / LETTERS.length);
  return (lead === 0 ? "" : letterOf(lead - 1)) + LETTERS.charAt(n % LETTERS.length);
}
