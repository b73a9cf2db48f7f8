import type { Pipeline } from "@counterfoil/commands";
import { newId, type Id } from "@counterfoil/ids";
import { Defect, must } from "@counterfoil/result";
import { statement, type Database, type Reader } from "@counterfoil/sql";
import type { AddLocation, OpenMerchant, VenueDirectory } from "@counterfoil/venues/contract";
import Type from "typebox";
import { findFirstOwner, makeOwnerToken, settingUp } from "./owner-tokens.ts";
import { Parents } from "./parents.ts";
import { HouseSignIn } from "./sign-in.ts";

/** What a house begins with. */
export interface Beginning {
  readonly merchant: OpenMerchant;
  /** The first location; what is left out is as the merchant has it, the name too. */
  readonly location?: Partial<Omit<AddLocation, "location_id">>;
}

export interface Begun {
  readonly merchant_id: Id;
  readonly location_id: Id;
  /** Only where it was made now: it is stored nowhere, so show it. */
  readonly owner_token: string | null;
}

/** What setting up needs of the house around it. */
export interface Ground {
  readonly database: Database;
  readonly pipeline: Pipeline;
  readonly venues: VenueDirectory;
  /** The server's clock, RFC 3339. */
  readonly now?: () => string;
}

const findFirstMerchant = statement({
  name: "access.find_first_merchant",
  text: `select scope_id from scopes where parent_id is null order by scope_id limit 1`,
  params: {},
  row: Type.Object({ scope_id: Type.String() }),
});

/** The merchant that was opened first, whom this house is about; null while it is empty. */
export async function oldestMerchant(reader: Reader): Promise<Id | null> {
  const [merchant] = await reader.query(findFirstMerchant, {});
  return merchant?.scope_id ?? null;
}

/**
 * Opens the merchant, its first location and the owner's token, once: later calls find them, processes that start together
 * wait for each other, and what an interrupted first start left half done is completed.
 */
export function bootstrapHouse(ground: Ground, beginning: Beginning): Promise<Begun> {
  const { database, venues, now = () => new Date().toISOString() } = ground;
  return settingUp(database, async (tx) => {
    const [owner] = await tx.query(findFirstOwner, {});
    const [merchant] = owner ? [owner] : await tx.query(findFirstMerchant, {});
    const merchant_id = merchant?.scope_id ?? newId();
    if (!owner) await openMerchant(ground, merchant_id, beginning);
    const [location] = await venues.locationsOf([merchant_id]);
    const location_id = must(location, "a house that was set up has a location").id;
    return {
      merchant_id,
      location_id,
      owner_token: owner ? null : await makeOwnerToken(tx, merchant_id, now()),
    };
  });
}

async function openMerchant(ground: Ground, merchant: Id, beginning: Beginning): Promise<void> {
  const { pipeline, venues, now = () => new Date().toISOString() } = ground;
  const builder = new HouseSignIn(
    { kind: "owner", actor: merchant, merchant_id: merchant },
    new Parents(ground.database),
  );
  const say = async (type: string, args: unknown) => {
    const draft = {
      scope: merchant,
      device: builder.device,
      id: newId(),
      type,
      actor: merchant,
      at: now(),
      args,
    };
    const outcome = await pipeline.submit(draft, builder);
    if (outcome.status === "refused") throw new Defect(`${type}: ${outcome.refusal.message}`);
  };
  const [opened] = await venues.merchants([merchant]);
  if (!opened) await say("merchant.open", beginning.merchant);
  // A location that was added before is on its way by the outbox; only then is it missing.
  await pipeline.settleOutbox();
  const [location] = await venues.locationsOf([merchant]);
  if (!location) {
    const name = beginning.merchant.name;
    await say("location.add", { location_id: newId(), name, ...beginning.location });
  }
  await pipeline.settleOutbox();
}

/**
 * The owner, for programs that run beside the database and need no token, such as an import. Null before the house was
 * set up.
 */
export async function localOwner(database: Database, venues: VenueDirectory): Promise<HouseSignIn | null> {
  const [owner] = await database.query(findFirstOwner, {});
  if (!owner) return null;
  const merchant_id = owner.scope_id;
  const parents = new Parents(database);
  const locations = await venues.locationsOf([merchant_id]);
  for (const { id } of locations) parents.learn(id, merchant_id);
  const [only, ...others] = locations.filter(({ status }) => status === "active");
  return new HouseSignIn(
    {
      kind: "owner",
      actor: owner.owner_id,
      merchant_id,
      ...(only && others.length === 0 ? { location_id: only.id } : {}),
    },
    parents,
  );
}
