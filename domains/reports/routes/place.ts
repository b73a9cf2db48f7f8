import { type Call, found } from "@counterfoil/http";
import type { VenueDirectory } from "@counterfoil/venues/contract";
import type { Place } from "../store/read-sales.ts";

/** What reports ask of venues while they serve. */
export type Venues = Pick<VenueDirectory, "locationsOf">;

/** The location that a call is about. @throws Problem unknown_location */
export async function placeOf(venues: Venues, call: Call): Promise<Place> {
  const locations = await venues.locationsOf([call.merchant]);
  return found(
    locations.find(({ id }) => id === call.scope),
    "location",
    "location_id",
  );
}
