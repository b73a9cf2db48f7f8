import { bootstrapHouse, localOwner, type HouseSignIn } from "@counterfoil/access/server";
import type { Id } from "@counterfoil/ids";
import { must } from "@counterfoil/result";
import type { OpenHouse } from "@counterfoil/server";
import type { LocationProfile, VenueDirectory } from "@counterfoil/venues/contract";
import { venueDirectory } from "@counterfoil/venues/server";
import { type Io, Problem } from "../command.ts";

/** Where a command works, and who does it: the owner, through the server's own device. */
export interface Workplace {
  readonly owner: HouseSignIn;
  readonly location: LocationProfile;
  readonly device: Id;
  readonly drawer: Id;
}

/**
 * The location that is meant: the one named, or the only one. A house that nobody has set up is set up, free of tax.
 * @throws Problem when the location is not clear or sells in another currency.
 */
export async function findWorkplace(
  house: OpenHouse,
  want: { readonly location: string | undefined; readonly currency: string | undefined },
  io: Io,
): Promise<Workplace> {
  const venues = venueDirectory(house.database);
  // What a run that was killed had begun is finished first: its location may still be on its way.
  await house.pipeline.settleOutbox();
  const owner = (await localOwner(house.database, venues)) ?? (await setUp(house, venues, want.currency, io));
  const locations = await locationsOf(venues, owner);
  const location = chooseLocation(locations, want.location);
  if (want.currency !== undefined && want.currency !== location.currency) {
    const cure = `Convert the file, or name another location with --location.`;
    throw new Problem(`${location.name} sells in ${location.currency}, not in ${want.currency}. ${cure}`);
  }
  const device = owner.deviceIn(location.id);
  const [seat] = await venues.seats([location.id], [device]);
  const { drawer_id: drawer } = must(seat, "the server has a device in each location").device;
  return { owner, location, device, drawer };
}

/** The active locations of the owner's merchant. */
export async function locationsOf(venues: VenueDirectory, owner: HouseSignIn): Promise<LocationProfile[]> {
  const locations = await venues.locationsOf([owner.merchant_id]);
  return locations.filter(({ status }) => status === "active");
}

/** The one that is named, or the only one there is. @throws Problem */
export function chooseLocation(
  locations: readonly LocationProfile[],
  named: string | undefined,
): LocationProfile {
  const wanted = named?.trim().toLowerCase();
  const fitting =
    wanted === undefined
      ? locations
      : locations.filter(({ id, name }) => id === wanted || name.toLowerCase() === wanted);
  const [only, ...others] = fitting;
  if (only && others.length === 0) return only;
  const known = locations.map(({ id, name }) => `${name} (${id})`).join(", ");
  const what = wanted === undefined ? "There are several locations." : `There is no one location ${named}.`;
  throw new Problem(`${what} Say --location with one of ${known}.`);
}

async function setUp(
  house: OpenHouse,
  venues: VenueDirectory,
  currency: string | undefined,
  io: Io,
): Promise<HouseSignIn> {
  if (currency === undefined) {
    throw new Problem(
      "There is no location yet, and its currency is not known. Say --currency, such as USD.",
    );
  }
  const time_zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const begun = await bootstrapHouse(
    { database: house.database, pipeline: house.pipeline, venues },
    // A day is a day of the calendar, until the owner says when the kitchen closes.
    { merchant: { name: "My shop", currency, time_zone }, location: { name: "My shop", day_close_hour: 0 } },
  );
  io.say(`Nothing was set up here yet, so a shop was: "My shop", in ${currency}, ${time_zone}.`);
  if (begun.owner_token !== null) {
    io.say(`Its owner's token, shown this once, is ${begun.owner_token}`);
  }
  return must(await localOwner(house.database, venues), "a house that was set up has an owner");
}
