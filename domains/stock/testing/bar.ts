import { catalog, CatalogCache } from "@counterfoil/catalog/server";
import { createService, type SignIn } from "@counterfoil/http";
import { newId, type Id } from "@counterfoil/ids";
import { orders } from "@counterfoil/orders/server";
import { payments } from "@counterfoil/payments/server";
import { receipts } from "@counterfoil/receipts/server";
import { shifts } from "@counterfoil/shifts/server";
import { invariant } from "@counterfoil/result";
import { openWorld } from "@counterfoil/testing";
import { apiDevice } from "@counterfoil/venues/rules";
import { venues } from "@counterfoil/venues/server";
import { stock, stockRoutes } from "../server.ts";

/** A location that sells and counts, on a database, a pipeline and a door of the test's own. */
export async function openBar() {
  const world = await openWorld([venues, catalog, receipts, orders, payments, shifts, stock]);
  const [merchant, location] = [newId(), newId()];
  await world.say(merchant, "merchant.open", { name: "Corner", currency: "CHF", time_zone: "Europe/Zurich" });
  await world.say(merchant, "location.add", { location_id: location, name: "Corner" });
  const { id: device, drawer_id } = apiDevice(location);
  const cache = new CatalogCache(world.database, world.pipeline);
  const signIn: SignIn = {
    ...world.grant,
    kind: "owner",
    merchant_id: merchant,
    location_id: location,
    deviceIn: (scope) => apiDevice(scope).id,
  };
  const service = createService({
    modules: [stockRoutes(cache)],
    pipeline: world.pipeline,
    database: world.database,
    parentOf: (scope) => (scope === location ? merchant : scope === merchant ? null : undefined),
    authenticate: () => signIn,
    now: () => world.clock.now,
    checkReplies: true,
    defect: (problem) => world.defects.push(problem),
  });
  return {
    ...world,
    merchant,
    location,
    device,
    drawer_id,
    ask: async (url: string, body: object, key?: string) => {
      const headers = {
        authorization: "Bearer any",
        ...(key === undefined ? {} : { "idempotency-key": key }),
      };
      const answer = await service.inject({ method: "POST", url, headers, payload: body });
      return { status: answer.statusCode, body: answer.json() };
    },
    /** Sells for cash at a time; gives the order's id. */
    sell: async (
      lines: readonly { variation_id: Id; quantity: number; track_stock?: boolean }[],
      at = world.clock.now,
    ) => {
      const order_id = newId();
      const whole = lines.map((line) => ({
        uid: newId(),
        name: "Beer",
        unit_price: 500,
        track_stock: true,
        ...line,
      }));
      const payment = [{ id: newId(), tender: "cash" }];
      const args = { order_id, type: "takeaway", drawer_id, lines: whole, payments: payment };
      const outcome = await world.say(location, "order.sell", args, { device, at });
      return { order_id, uids: whole.map((line) => line.uid), outcome };
    },
    close: async () => {
      cache.close();
      await service.close();
      await world.close();
      invariant(world.defects.length === 0, `no rule broke: ${world.defects.join(", ")}`);
    },
  };
}

export type Bar = Awaited<ReturnType<typeof openBar>>;
