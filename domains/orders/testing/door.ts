import { catalog, CatalogCache } from "@counterfoil/catalog/server";
import type { ObjectInput } from "@counterfoil/catalog/contract";
import { createService, type SignIn } from "@counterfoil/http";
import { newId, type Id } from "@counterfoil/ids";
import { payments, paymentsRoutes, receiptsRoutes } from "@counterfoil/payments/server";
import { receiptBook, receipts } from "@counterfoil/receipts/server";
import { shifts } from "@counterfoil/shifts/server";
import { openWorld } from "@counterfoil/testing";
import { apiDevice } from "@counterfoil/venues/rules";
import { venues } from "@counterfoil/venues/server";
import { orders, ordersRoutes } from "../server.ts";
import { NOON, profileOf } from "./shop.ts";

/** A merchant with one location, and the endpoints of orders and payments on a database of the test's own. */
export async function openDoor() {
  const world = await openWorld([venues, catalog, receipts, orders, payments, shifts]);
  world.clock.now = NOON;
  const [merchant, location] = [newId(), newId()];
  await world.say(merchant, "merchant.open", {
    name: "Corner",
    currency: "USD",
    time_zone: "America/New_York",
  });
  await world.say(location, "location.open", profileOf(location, { merchant_id: merchant }));
  const catalogs = new CatalogCache(world.database, world.pipeline);
  const device = apiDevice(location);
  const signIn: SignIn = {
    actor: world.grant.actor,
    device: device.id,
    kind: "owner",
    merchant_id: merchant,
    location_id: location,
    may: (_, scope) => scope === location || scope === merchant,
    deviceIn: () => device.id,
  };
  const service = createService({
    modules: [ordersRoutes({ catalogs, receipts: receiptBook }), paymentsRoutes, receiptsRoutes],
    pipeline: world.pipeline,
    database: world.database,
    parentOf: (scope) => (scope === location ? merchant : scope === merchant ? null : undefined),
    authenticate: () => signIn,
    now: () => world.clock.now,
    checkReplies: true,
    defect: (problem) => world.defects.push(problem),
  });
  const ask = async (method: "GET" | "POST" | "PATCH", path: string, body?: object, headers: object = {}) => {
    const answer = await service.inject({
      method,
      url: `/v1${path}`,
      headers: { authorization: "Bearer any", ...headers },
      ...(body && { payload: body }),
    });
    const isJson = String(answer.headers["content-type"]).includes("json");
    return {
      status: answer.statusCode,
      headers: answer.headers,
      text: answer.body,
      raw: answer.rawPayload,
      body: isJson ? answer.json() : null,
    };
  };
  return {
    ...world,
    merchant,
    location,
    drawer: device.drawer_id,
    ask,
    /** Puts objects into the catalog. */
    upsert: (...objects: ObjectInput[]) => world.say(merchant, "catalog.upsert", { objects }),
    close: async () => {
      catalogs.close();
      await service.close();
      await world.close();
    },
  };
}

export type Door = Awaited<ReturnType<typeof openDoor>>;

/** What a body says of an order with one line of each kind. */
export function bodyOf(variation_id: Id, more: object = {}) {
  return { lines: [{ variation_id }, { name: "Corkage", unit_price: 500 }], ...more };
}
