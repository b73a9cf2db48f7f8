import { type HeldCommand, placeOf, type SyncedDevice } from "@counterfoil/sync/device";

const PAGE = 500;
/** Acknowledged commands are kept for a week: this is more than a till does in one. */
const MOST_PAGES = 200;

/** Own commands, newest first, until `isEnough` says so. */
export async function heldUntil(
  device: Pick<SyncedDevice, "held">,
  isEnough: (command: HeldCommand) => boolean,
  query: { readonly unsentOnly?: boolean } = {},
): Promise<HeldCommand[]> {
  const all: HeldCommand[] = [];
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const last = all.at(-1);
    const place = last === undefined ? {} : { before: placeOf(last) };
    const more = await device.held({ limit: PAGE, ...place, ...query });
    const end = more.findIndex(isEnough);
    all.push(...(end < 0 ? more : more.slice(0, end)));
    if (end >= 0 || more.length < PAGE) break;
  }
  return all;
}

/** What was done here since then, newest first. */
export const heldSince = (device: Pick<SyncedDevice, "held">, at: string): Promise<HeldCommand[]> =>
  heldUntil(device, (command) => Date.parse(command.at) < Date.parse(at));

/** Everything of this device that is kept here, newest first. */
export const allHeld = (device: Pick<SyncedDevice, "held">): Promise<HeldCommand[]> =>
  heldUntil(device, () => false);

/** What the server has not acknowledged, in the order in which it was done. */
export const unsent = async (device: Pick<SyncedDevice, "held">): Promise<HeldCommand[]> =>
  (await heldUntil(device, () => false, { unsentOnly: true })).reverse();
