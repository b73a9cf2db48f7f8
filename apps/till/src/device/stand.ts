import { Device, type SyncedDevice } from "@counterfoil/sync/device";
import { httpLink, type LiveLink } from "@counterfoil/sync/link";
import { browserClock, browserTimers, digest, openVault, tabBell, webLock } from "@counterfoil/vault";
import { tillHouse } from "./house.ts";
import type { KeptDevice } from "./kept.ts";

/** The device half of a paired till, and its line. */
export interface Stand {
  readonly device: SyncedDevice;
  readonly link: LiveLink;
  readonly kept: KeptDevice;
  /** Done when this browser is another till, or none. */
  readonly stops: (() => void)[];
}

/** Opens what this browser keeps of a paired till. @throws StorageFailed */
export async function openStand(kept: KeptDevice, baseUrl: string): Promise<Stand> {
  const link = httpLink({ baseUrl: baseUrl || location.origin, token: () => kept.token });
  const { device, location: place, merchant } = kept.pairing;
  const name = `counterfoil.${device.id}`;
  const opened = await Device.open({
    seat: { device: device.id, location: place.id, merchant: merchant.id },
    house: tillHouse,
    ports: {
      vault: openVault(name),
      link,
      clock: browserClock,
      timers: browserTimers,
      digest,
      lock: webLock(name),
      bell: tabBell(name),
      random: Math.random,
      defect: reportError,
    },
  });
  return { device: opened, link, kept, stops: [] };
}
