import { bootstrapHouse } from "@counterfoil/access/server";
import { Client } from "@counterfoil/client";
import { createService, type SignIn } from "@counterfoil/http";
import { childId, newId, type Id } from "@counterfoil/ids";
import { testDatabase } from "@counterfoil/testing";
import { venueDirectory } from "@counterfoil/venues/server";
import type { Api } from "../api/index.ts";
import { compose } from "../compose.ts";
import { readConfig } from "../config.ts";
import { startServer } from "../server.ts";

/** What a merchant has, by what it is. */
export interface Possessions {
  readonly location: Id;
  readonly tax: Id;
  readonly item: Id;
  readonly variation: Id;
  readonly order: Id;
  readonly open_order: Id;
  readonly payment: Id;
  readonly refund: Id;
  readonly receipt: Id;
  readonly shift: Id;
  readonly device: Id;
  readonly customer: Id;
  readonly member: Id;
}

/** The real server on a database of its own, with a merchant whose owner is signed in, and another one beside it. */
export async function twoHouses() {
  const base = await testDatabase();
  const config = { ...readConfig({}), databaseUrl: base.url, port: 0, logLevel: "silent" as const };
  const server = await startServer(config, { checkReplies: true });
  const { database, pipeline } = server.house;
  const venues = venueDirectory(database);
  const merchant = { name: "Corner", currency: "USD", time_zone: "America/New_York" };
  const { owner_token } = await bootstrapHouse({ database, pipeline, venues }, { merchant });
  const token = owner_token ?? "";
  const own = await furnish(new Client<Api>({ baseUrl: server.url, token: () => token }));

  const other = await openBeside();
  const theirs = await furnish(new Client<Api>({ baseUrl: other.url, token: () => "any" }));
  await other.close();

  const close = async (): Promise<void> => {
    await server.stop();
    await base.drop();
  };
  return { base, server, token, own, theirs, close };

  /** Another merchant on the same database, let in by a door of the test's. */
  async function openBeside() {
    const id = newId();
    const signIn: SignIn = {
      kind: "owner",
      actor: newId(),
      device: childId(id, 1),
      merchant_id: id,
      location_id: newId(),
      deviceIn: (scope) => childId(scope, 1),
      may: () => true,
    };
    const say = (type: string, args: unknown) =>
      pipeline.submit(
        {
          scope: id,
          device: signIn.device,
          id: newId(),
          type,
          actor: signIn.actor,
          at: new Date().toISOString(),
          args,
        },
        signIn,
      );
    await say("merchant.open", { ...merchant, name: "Elsewhere" });
    await say("location.add", { location_id: signIn.location_id, name: "Elsewhere" });
    await pipeline.settleOutbox();
    const composition = compose({ database, pipeline });
    const service = createService({
      modules: composition.modules,
      pipeline,
      database,
      authenticate: () => signIn,
      parentOf: composition.parentOf,
      now: () => new Date().toISOString(),
      checkReplies: true,
    });
    const url = await service.listen({ host: "127.0.0.1", port: 0 });
    const closeBeside = async (): Promise<void> => {
      await service.close();
      composition.close();
    };
    return { url, close: closeBeside };
  }
}

export type TwoHouses = Awaited<ReturnType<typeof twoHouses>>;

/** Gives a merchant one of everything, through the API. */
async function furnish(client: Client<Api>): Promise<Possessions> {
  const [location] = (await client.get("/v1/locations")).data;
  const [device] = (await client.get("/v1/devices")).data;
  const [tax, item, variation] = [newId(), newId(), newId()];
  await client.post("/v1/catalog/batch-upsert", {
    body: {
      objects: [
        { type: "tax", id: tax, name: "Sales tax", percentage: "8.875", inclusive: false },
        {
          type: "item",
          id: item,
          name: "Flat white",
          tax_ids: [tax],
          variations: [{ id: variation, price: 450 }],
        },
      ],
    },
  });
  const [order, payment, refund] = [newId(), newId(), newId()];
  const lines = [{ uid: "1", variation_id: variation, quantity: 2 }];
  const shift = await client.post("/v1/cash-drawer-shifts", { body: { id: newId(), float: 10_000 } });
  const sold = await client.post("/v1/orders", {
    body: { id: order, lines, payments: [{ id: payment, tender: "cash", tendered: 2_000 }] },
  });
  const open = await client.post("/v1/orders", { body: { id: newId(), lines } });
  await client.post("/v1/refunds", {
    body: { id: refund, order_id: order, tender: "cash", reason: "cold", lines: [{ uid: "1", quantity: 1 }] },
  });
  const [receipt] = (await client.get("/v1/orders/{id}/receipts", { params: { id: order } })).data;
  const customer = await client.post("/v1/customers", { body: { name: "Ada" } });
  const member = await client.post("/v1/team-members", { body: { name: "Bo", role: "staff", pin: "2580" } });
  return {
    location: location?.id ?? "",
    device: device?.id ?? "",
    tax,
    item,
    variation,
    order: sold.id,
    open_order: open.id,
    payment,
    refund,
    receipt: receipt?.id ?? "",
    shift: shift.id,
    customer: customer.id,
    member: member.id,
  };
}
