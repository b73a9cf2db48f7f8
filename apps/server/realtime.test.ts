import { bootstrapHouse } from "@counterfoil/access/server";
import { Client } from "@counterfoil/client";
import { newId } from "@counterfoil/ids";
import { newToken } from "@counterfoil/secrets";
import { httpLink, type Person } from "@counterfoil/sync/link";
import { eventually, testDatabase } from "@counterfoil/testing";
import { venueDirectory } from "@counterfoil/venues/server";
import { expect, test } from "vitest";
import type { Api } from "./api/index.ts";
import { readConfig } from "./config.ts";
import { startServer } from "./server.ts";

test("INV-10 tills hear of another device's write at their location, and see who works there", async () => {
  await using base = await testDatabase();
  const config = { ...readConfig({}), databaseUrl: base.url, port: 0, logLevel: "silent" as const };
  const server = await startServer(config, { checkReplies: true });
  const { database, pipeline } = server.house;
  const venues = venueDirectory(database);
  const merchant = { name: "Corner", currency: "USD", time_zone: "America/New_York" };
  const { owner_token, location_id: corner } = await bootstrapHouse(
    { database, pipeline, venues },
    { merchant },
  );
  const owner = new Client<Api>({ baseUrl: server.url, token: () => owner_token ?? undefined });
  const harbour = (await owner.post("/v1/locations", { body: { id: newId(), name: "Harbour" } })).id;

  const till = async (location_id: string) => {
    const { code } = await owner.post("/v1/devices/codes", { body: { location_id } });
    const own = { id: newId(), token: newToken("cfd") };
    await new Client<Api>({ baseUrl: server.url }).post("/v1/devices", { body: { code, ...own } });
    const link = httpLink({ baseUrl: server.url, token: () => own.token });
    const pokes: string[] = [];
    let people: readonly Person[] = [];
    let isUp = false;
    const stops = [
      link.others((now) => (people = now)),
      link.listen({
        poke: (of, version) => void pokes.push(`${of} ${version}`),
        up: () => (isUp = true),
        down: () => (isUp = false),
      }),
    ];
    await eventually(() => expect(isUp).toBe(true));
    pokes.length = 0;
    return { own, link, pokes, people: () => people, isUp: () => isUp, stops };
  };
  const [ana, ben, far] = [await till(corner), await till(corner), await till(harbour)];

  ana.link.attend("order 5", "Ana");
  await eventually(() =>
    expect(ben.people()).toEqual([{ device: ana.own.id, name: "Ana", subject: "order 5" }]),
  );
  await pipeline.settleOutbox();
  for (const { pokes } of [ana, ben, far]) pokes.length = 0;
  await owner.post("/v1/orders", { body: { id: newId(), location_id: corner } });
  await eventually(() => expect([ana.pokes.length, ben.pokes.length]).toEqual([1, 1]));
  await owner.post("/v1/customers", { body: { id: newId(), name: "Ada" } });
  await eventually(() => expect(far.pokes).toContainEqual(expect.stringMatching(/^merchant \d+$/)));
  expect(far.pokes.filter((poke) => poke.startsWith("location"))).toEqual([]);
  expect(far.people()).toEqual([]);
  expect(server.realtime.counters()).toMatchObject({ sockets: 3, listening: 3 });

  await server.stop();
  await eventually(() => expect([ana, ben, far].some((one) => one.isUp())).toBe(false));
  for (const stop of [ana, ben, far].flatMap(({ stops }) => stops)) stop();
});
