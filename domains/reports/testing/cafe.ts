import { createService, type SignIn } from "@counterfoil/http";
import { newId, type Id } from "@counterfoil/ids";
import { orders } from "@counterfoil/orders/server";
import { payments } from "@counterfoil/payments/server";
import { receipts } from "@counterfoil/receipts/server";
import { invariant, must } from "@counterfoil/result";
import { shifts } from "@counterfoil/shifts/server";
import { openWorld } from "@counterfoil/testing";
import { apiDevice } from "@counterfoil/venues/rules";
import { venueDirectory, venues } from "@counterfoil/venues/server";
import type { DayReport, SalesReport } from "../contract/index.ts";
import { reports, reportsRoutes } from "../server.ts";

const DOMAINS = [venues, receipts, orders, payments, shifts, reports];

/** A location that sells and reports, on a database, a pipeline and a door of the test's own. */
export async function openCafe() {
  const world = await openWorld(DOMAINS);
  const [merchant, location] = [newId(), newId()];
  await world.say(merchant, "merchant.open", { name: "Corner", currency: "CHF", time_zone: "Europe/Zurich" });
  await world.say(merchant, "location.add", {
    location_id: location,
    name: "Corner",
    tax_profile: { rounding: "per_line", mode: "half_up", prices_include_tax: false, cash_rounding: 5 },
  });
  const { id: device, drawer_id } = apiDevice(location);
  const signIn: SignIn = {
    ...world.grant,
    kind: "owner",
    merchant_id: merchant,
    location_id: location,
    deviceIn: (scope) => apiDevice(scope).id,
  };
  const directory = venueDirectory(world.database);
  const service = createService({
    modules: [reportsRoutes(directory)],
    pipeline: world.pipeline,
    database: world.database,
    parentOf: (scope) => (scope === location ? merchant : scope === merchant ? null : undefined),
    authenticate: () => signIn,
    now: () => world.clock.now,
    checkReplies: true,
    defect: (problem) => world.defects.push(problem),
  });
  const ask = async (url: string) => {
    const answer = await service.inject({ method: "GET", url, headers: { authorization: "Bearer any" } });
    return { status: answer.statusCode, headers: answer.headers, text: answer.payload };
  };
  /** Says what must be accepted. */
  const say = async (type: string, args: object, at: string = world.clock.now) => {
    world.clock.now = at;
    const outcome = await world.say(location, type, args, { device, at });
    invariant(outcome.status === "accepted", `${type} is accepted: ${JSON.stringify(outcome)}`);
    return outcome;
  };
  return {
    ...world,
    location,
    drawer_id,
    ask,
    say,
    place: async () => must((await directory.locationsOf([merchant]))[0], "the merchant has a location"),
    sales: async (query: string): Promise<SalesReport> => {
      const { status, text } = await ask(`/v1/reports/sales?${query}`);
      invariant(status === 200, text);
      return JSON.parse(text) as SalesReport;
    },
    day: async (query = ""): Promise<DayReport> => {
      const { status, text } = await ask(`/v1/reports/day${query}`);
      invariant(status === 200, text);
      return JSON.parse(text) as DayReport;
    },
    /** Sells lines for cash at a time, unless `more` says otherwise; gives the order's id. */
    sell: async (lines: readonly object[], at?: string, more: object = {}): Promise<Id> => {
      const order_id = newId();
      const whole = lines.map((line) => ({
        uid: newId(),
        name: "Coffee",
        quantity: 1,
        unit_price: 400,
        ...line,
      }));
      const pays = [{ id: newId(), tender: "cash" }];
      await say(
        "order.sell",
        { order_id, type: "takeaway", drawer_id, lines: whole, payments: pays, ...more },
        at,
      );
      return order_id;
    },
    refund: (order_id: Id, more: object = {}, at?: string) =>
      say("refund.make", { id: newId(), order_id, drawer_id, tender: "cash", reason: "cold", ...more }, at),
    close: async () => {
      await service.close();
      await world.close();
      invariant(world.defects.length === 0, `no rule broke: ${world.defects.join(", ")}`);
    },
  };
}

export type Cafe = Awaited<ReturnType<typeof openCafe>>;
