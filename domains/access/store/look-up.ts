import type { Id } from "@counterfoil/ids";
import type { Reader } from "@counterfoil/sql";
import { DEVICE_TOKEN_PREFIX, type VenueDirectory } from "@counterfoil/venues/contract";
import { OWNER_TOKEN_PREFIX, SESSION_TOKEN_PREFIX, type MemberState } from "../contract/index.ts";
import { findOwnersByToken } from "./owner-tokens.ts";
import type { Parents } from "./parents.ts";
import { findSessions } from "./sessions.ts";
import type { Found } from "./sign-in.ts";

/** A token without itself: what it opens, and its hash. */
export interface Asked {
  readonly prefix: string;
  readonly hash: string;
}

export const PREFIXES: ReadonlySet<string> = new Set([
  OWNER_TOKEN_PREFIX,
  DEVICE_TOKEN_PREFIX,
  SESSION_TOKEN_PREFIX,
]);

/** Who stands behind many tokens, with a handful of queries; those of nobody are left out. */
export async function lookUp(
  reader: Reader,
  venues: VenueDirectory,
  parents: Parents,
  asked: readonly Asked[],
): Promise<Map<string, Found>> {
  const hashesOf = (prefix: string) => asked.flatMap((one) => (one.prefix === prefix ? [one.hash] : []));
  const found = new Map<string, Found>();
  await Promise.all([
    owners(reader, venues, parents, hashesOf(OWNER_TOKEN_PREFIX), found),
    devices(venues, hashesOf(DEVICE_TOKEN_PREFIX), found),
    sessions(reader, venues, parents, hashesOf(SESSION_TOKEN_PREFIX), found),
  ]);
  return found;
}

async function owners(
  reader: Reader,
  venues: VenueDirectory,
  parents: Parents,
  hashes: readonly string[],
  found: Map<string, Found>,
): Promise<void> {
  if (hashes.length === 0) return;
  const rows = await reader.query(findOwnersByToken, { hashes });
  const locations = await locationsOf(
    venues,
    parents,
    rows.map((row) => row.scope_id),
  );
  for (const row of rows) {
    const [only, ...others] = locations.get(row.scope_id) ?? [];
    found.set(row.token_hash, {
      kind: "owner",
      actor: row.owner_id,
      merchant_id: row.scope_id,
      ...(only !== undefined && others.length === 0 ? { location_id: only } : {}),
    });
  }
}

async function devices(
  venues: VenueDirectory,
  hashes: readonly string[],
  found: Map<string, Found>,
): Promise<void> {
  if (hashes.length === 0) return;
  for (const { device, merchant_id, location_id, token_hash } of await venues.seatsByToken(hashes)) {
    if (device.status !== "paired" || token_hash === null) continue;
    found.set(token_hash, {
      kind: "device",
      actor: device.id,
      device_id: device.id,
      merchant_id,
      location_id,
    });
  }
}

async function sessions(
  reader: Reader,
  venues: VenueDirectory,
  parents: Parents,
  hashes: readonly string[],
  found: Map<string, Found>,
): Promise<void> {
  if (hashes.length === 0) return;
  const rows = await reader.query(findSessions, { hashes });
  const seats = await venues.seats(
    rows.map((row) => row.location_id),
    rows.map((row) => row.device_id),
  );
  const paired = new Set(
    seats.filter(({ device }) => device.status === "paired").map(({ device }) => device.id),
  );
  const owning: Id[] = [];
  for (const row of rows) {
    const member: MemberState = JSON.parse(row.doc);
    if (member.status !== "active" || !paired.has(row.device_id)) continue;
    if (member.role === "owner") owning.push(row.scope_id);
    found.set(row.token_hash, {
      kind: "staff",
      role: member.role,
      actor: member.id,
      merchant_id: row.scope_id,
      location_id: row.location_id,
      device_id: row.device_id,
      session_id: row.session_id,
      expires_at: row.expires_at,
    });
  }
  await locationsOf(venues, parents, owning);
}

/** The active locations of merchants; the process learns on the way that all of them are theirs. */
async function locationsOf(
  venues: VenueDirectory,
  parents: Parents,
  merchants: readonly Id[],
): Promise<Map<Id, Id[]>> {
  const of = new Map<Id, Id[]>(merchants.map((merchant) => [merchant, []]));
  if (merchants.length === 0) return of;
  for (const { id, merchant_id, status } of await venues.locationsOf([...of.keys()])) {
    parents.learn(id, merchant_id);
    if (status === "active") of.get(merchant_id)?.push(id);
  }
  return of;
}
