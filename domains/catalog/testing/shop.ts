import { newId } from "@counterfoil/ids";
import { createService, type SignIn } from "@counterfoil/http";
import { invariant } from "@counterfoil/result";
import { openWorld } from "@counterfoil/testing";
import { venues } from "@counterfoil/venues/server";
import type { ObjectInput } from "../contract/index.ts";
import { catalog, CatalogCache, catalogRoutes } from "../server.ts";

/** A merchant with one location, on a database, a pipeline and a door of the test's own. */
export async function openShop() {
  const world = await openWorld([venues, catalog]);
  const [merchant, location] = [newId(), newId()];
  await world.say(merchant, "merchant.open", { name: "Corner", currency: "CHF", time_zone: "Europe/Zurich" });
  await world.say(merchant, "location.add", { location_id: location, name: "Corner" });
  const cache = new CatalogCache(world.database, world.pipeline);
  const signIn: SignIn = {
    ...world.grant,
    kind: "owner",
    merchant_id: merchant,
    location_id: location,
    deviceIn: () => world.grant.device,
  };
  const service = createService({
    modules: [catalogRoutes(cache)],
    pipeline: world.pipeline,
    database: world.database,
    parentOf: (scope) => (scope === location ? merchant : scope === merchant ? null : undefined),
    authenticate: () => signIn,
    now: () => world.clock.now,
    checkReplies: true,
    defect: (problem) => world.defects.push(problem),
  });
  const ask = async (method: "GET" | "POST" | "PUT" | "DELETE", url: string, body?: object, key?: string) => {
    const headers = { authorization: "Bearer any", ...(key === undefined ? {} : { "idempotency-key": key }) };
    const answer = await service.inject({ method, url, headers, ...(body ? { payload: body } : {}) });
    return { status: answer.statusCode, body: answer.body === "" ? null : answer.json() };
  };
  return {
    ...world,
    merchant,
    location,
    cache,
    ask,
    upsert: (...objects: ObjectInput[]) => world.say(merchant, "catalog.upsert", { objects }),
    remove: (...ids: string[]) => world.say(merchant, "catalog.delete", { ids }),
    close: async () => {
      cache.close();
      await service.close();
      await world.close();
      invariant(world.defects.length === 0, `no rule broke: ${world.defects.join(", ")}`);
    },
  };
}

export type Shop = Awaited<ReturnType<typeof openShop>>;
