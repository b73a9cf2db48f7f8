import { bootstrapHouse } from "@counterfoil/access/server";
import { newId, type Id } from "@counterfoil/ids";
import { openHouse, readConfig } from "@counterfoil/server";
import { venueDirectory } from "@counterfoil/venues/server";
import type { Menu } from "./menu.ts";

/** Where something is sold. */
export interface Place {
  readonly id: Id;
}

/** Sets up a house that sells nothing yet: the merchant, a first location, the owner's token. */
export async function beginHouse(env: NodeJS.ProcessEnv): Promise<{ token: string; first: Place }> {
  const house = await openHouse(readConfig(env));
  try {
    const venues = venueDirectory(house.database);
    const begun = await bootstrapHouse(
      { database: house.database, pipeline: house.pipeline, venues },
      { merchant: { name: "Stage", currency: "USD", time_zone: "America/New_York" } },
    );
    if (begun.owner_token === null) throw new Error("the data directory holds a house already");
    return { token: begun.owner_token, first: { id: begun.location_id } };
  } finally {
    await house.close();
  }
}

/** Sends one request and gives back what was answered. @throws when the answer is not 2xx */
export type Send = (method: "GET" | "POST", path: string, body?: unknown) => Promise<unknown>;

export function sender(origin: string, headers: Record<string, string>): Send {
  return async (method, path, body) => {
    const answer = await fetch(origin + path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text === "" ? null : JSON.parse(text);
  };
}

/** Opens the other locations and writes the menu, through the same door as everybody. */
export async function furnish(send: Send, first: Place, locations: number, menu: Menu): Promise<Place[]> {
  const places = [first];
  while (places.length < locations) {
    const place = { id: newId() };
    await send("POST", "/v1/locations", { id: place.id, name: `Stage ${places.length + 1}` });
    places.push(place);
  }
  await send("POST", "/v1/catalog/batch-upsert", { objects: menu.objects });
  return places;
}
