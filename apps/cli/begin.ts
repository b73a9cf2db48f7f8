import { bootstrapHouse, localOwner, type Begun } from "@counterfoil/access/server";
import { newId, type Id } from "@counterfoil/ids";
import { newCode, secretHash, showCode } from "@counterfoil/secrets";
import type { OpenHouse } from "@counterfoil/server";
import { venueDirectory } from "@counterfoil/venues/server";
import { Problem } from "./command.ts";

/** What a house is called until its owner says otherwise: where this machine stands is the best guess. */
export function firstMerchant() {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return {
    name: "Counterfoil",
    currency: "USD",
    time_zone: timeZone === "UTC" ? "America/New_York" : timeZone,
  };
}

/** Opens the merchant, the first location and the owner's token where there are none yet. */
export function beginHouse({ database, pipeline }: OpenHouse): Promise<Begun> {
  return bootstrapHouse(
    { database, pipeline, venues: venueDirectory(database) },
    { merchant: firstMerchant() },
  );
}

/** A code with which one till is paired, as it is shown to people. @throws Problem before the house was set up. */
export async function pairingCode({ database, pipeline }: OpenHouse, location?: Id): Promise<string> {
  const owner = await localOwner(database, venueDirectory(database));
  if (!owner) throw new Problem("There is no house yet. `counterfoil start` sets one up.");
  const scope = location ?? owner.location_id;
  if (scope === undefined) throw new Problem("There are several locations. Name one with --location ID.");
  const code = newCode();
  const outcome = await pipeline.submit(
    {
      scope,
      device: owner.deviceIn(scope),
      id: newId(),
      type: "device.invite",
      actor: owner.actor,
      at: new Date().toISOString(),
      args: { code_hash: secretHash(code), kind: "till" },
    },
    owner,
  );
  if (outcome.status === "refused") throw new Problem(outcome.refusal.message);
  return showCode(code);
}
