import { once } from "node:events";
import { renewOwnerToken } from "@counterfoil/access/server";
import { newId } from "@counterfoil/ids";
import { newToken } from "@counterfoil/secrets";
import { httpLine } from "@counterfoil/sync/site";
import { eventually } from "@counterfoil/testing";
import { drawerOf } from "@counterfoil/venues/rules";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  boxOf,
  clientOf,
  expectWhole,
  office,
  pairedTill,
  sell,
  spawnBox,
  statusOf,
  tapeOf,
  type Office,
  type Station,
} from "../testing/shop-box.ts";

/** Processes that are started to be killed. */
const SLOW_MS = 180_000;
/** A line that was gone is tried again within fifteen seconds. */
const PATIENCE = { timeoutMs: 40_000, everyMs: 50 };

let upstream: Office;
let box: Station;
beforeEach(async () => {
  upstream = await office();
  box = await boxOf(upstream, await upstream.invite());
});
afterEach(async () => {
  await box.close();
  await upstream.station.close();
});

const atBox = () => clientOf(box.url, upstream.owner, upstream.location);

async function expectSameTapes(): Promise<void> {
  for (const scope of [upstream.location, upstream.merchant]) {
    expect(await tapeOf(box, scope)).toEqual(await tapeOf(upstream.station, scope));
  }
}

/** Once all is forwarded. */
const settled = () =>
  eventually(async () => {
    expect(await statusOf(box)).toMatchObject({ reached: true, forwarding: { behind: 0, since: null } });
    await expectSameTapes();
  }, PATIENCE);

const report = (client: ReturnType<typeof clientOf>) =>
  client.get("/v1/reports/sales", { query: { from: "2026-01-01", to: "2027-12-31", by: "item" } });

async function count(station: Station, table: string): Promise<number> {
  const [row] = await station.base.query<{ count: number }>(`select count(*)::int as count from ${table}`);
  return row?.count ?? 0;
}

test("INV-1 INV-8 INV-11 a shop whose internet is gone sells on, and the office then has the same tape and the same report", async () => {
  await sell(upstream.client, upstream.variation, 3);
  await box.start();
  expect(await statusOf(box)).toMatchObject({ standing: "leads" });
  await sell(atBox(), upstream.variation, 5);
  await settled();

  await upstream.station.stop();
  await sell(atBox(), upstream.variation, 20);
  await eventually(async () =>
    expect(await statusOf(box)).toMatchObject({ reached: false, forwarding: { behind: 20 } }),
  );
  expect(await statusOf(box)).toMatchObject({ forwarding: { since: expect.stringMatching(/^20/) } });
  // The box needs nobody to start again either.
  await box.stop();
  await box.start();
  await sell(atBox(), upstream.variation, 2);
  await upstream.station.start();
  await settled();
  await Promise.all([expectWhole(box), expectWhole(upstream.station)]);
  const sold = await report(upstream.client);
  expect(sold.totals.count).toBe(30);
  expect(sold).toEqual(await report(atBox()));
});

test("each server takes writes for what it leads, names the other for the rest, and shows both", async () => {
  await box.start();
  await expect(sell(upstream.client, upstream.variation, 1)).rejects.toMatchObject({
    status: 409,
    code: "led_elsewhere",
    message: expect.stringContaining("Corner box (http://127.0.0.1:"),
  });
  await expect(atBox().post("/v1/customers", { body: { id: newId(), name: "Ada" } })).rejects.toMatchObject({
    status: 409,
    message: expect.stringContaining(upstream.station.url),
  });

  await upstream.client.post("/v1/catalog/batch-upsert", {
    body: {
      objects: [
        { type: "item", id: newId(), name: "Tea", variations: [{ id: upstream.merchant, price: 300 }] },
      ],
    },
  });
  await eventually(() => sell(atBox(), upstream.merchant, 1), PATIENCE);
  await settled();
  const [listed] = (await upstream.client.get("/v1/locations")).data;
  expect((await atBox().get("/v1/locations")).data[0]).toEqual(listed);
});

test("an effect on the location is carried out by the box that leads it, once, and the office hears of it", async () => {
  await box.start();
  await upstream.client.patch("/v1/locations/{id}", {
    params: { id: upstream.location },
    body: { receipt_footer: "Come again" },
  });
  // Nobody but upstream opens a new location.
  await upstream.client.post("/v1/locations", { body: { id: newId(), name: "Harbour" } });
  const adopted = (station: Station) =>
    station.base.query("select version from tape where scope_id = $1 and type = 'location.adopt'", [
      upstream.location,
    ]);
  await eventually(async () => expect(await adopted(upstream.station)).toHaveLength(1), PATIENCE);
  await settled();
  expect(await adopted(box)).toHaveLength(1);
  expect([await count(box, "scopes"), await count(upstream.station, "scopes")]).toEqual([2, 3]);
  for (const station of [box, upstream.station]) {
    expect(await station.base.query("select from outbox where done_at is null")).toEqual([]);
    await expectWhole(station);
  }
});

test("INV-8 an entry that was changed at the box is refused upstream by name, and nothing after it is taken", async () => {
  await box.start();
  await upstream.station.stop();
  await sell(atBox(), upstream.variation, 3);
  const [third] = await box.base.query<{ version: number }>(
    `update tape set command = replace(command, '450', '440')
     where scope_id = $1 and version = (select version - 1 from scopes where scope_id = $1) returning version`,
    [upstream.location],
  );
  await upstream.station.start();
  const version = Number(third?.version);
  await eventually(
    async () =>
      expect(await statusOf(box)).toMatchObject({
        problem: expect.stringContaining(`entry ${version} of scope ${upstream.location}`),
      }),
    PATIENCE,
  );
  expect(
    await upstream.station.base.query("select from tape where version >= $1 and scope_id = $2", [
      version,
      upstream.location,
    ]),
  ).toEqual([]);
  await sell(atBox(), upstream.variation, 1);
});

test("INV-10 a box's token opens its own location and what its merchant shares, and nothing else", async () => {
  const token = box.config.upstream?.token ?? "";
  const ask = async (
    path: string,
    more: { method?: string; body?: string; headers?: Record<string, string> } = {},
  ) => {
    const answer = await fetch(upstream.station.url + path, {
      ...more,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json", ...more.headers },
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  const { id: harbour } = await upstream.client.post("/v1/locations", {
    body: { id: newId(), name: "Harbour" },
  });
  const elsewhere = newId();
  for (const [path, status] of [
    ["/v1/site", 200],
    ["/v1/locations", 403],
    ["/v1/team-members", 403],
    ["/v1/catalog/objects", 403],
    ["/v1/reports/sales?from=2026-01-01&to=2026-01-02", 403],
  ] as const) {
    expect(await ask(path), path).toMatchObject({ status });
  }
  expect(await ask("/v1/site", { headers: { "x-location-id": elsewhere } })).toMatchObject({ status: 404 });
  expect(await ask("/v1/site", { headers: { "x-location-id": harbour } })).toMatchObject({ status: 403 });

  // Entries of another scope, as its own.
  await box.start();
  const [row] = (
    (await ask("/v1/site/entries?of=parent&after=0")).body as { entries: Record<string, unknown>[] }
  ).entries;
  const [tip] = await upstream.station.base.query<{ version: number }>(
    "select version::int from scopes where scope_id = $1",
    [upstream.location],
  );
  const smuggled = { ...row, version: (tip?.version ?? 0) + 1 };
  const body = JSON.stringify({ entries: [smuggled] });
  expect(await ask("/v1/site/entries", { method: "POST", body })).toMatchObject({
    status: 422,
    body: { code: "tampered_entry" },
  });
  const owner = await fetch(`${upstream.station.url}/v1/site`, {
    headers: { authorization: `Bearer ${upstream.owner}`, "x-location-id": upstream.location },
  });
  expect(owner.status).toBe(403);
});

test("the team comes in at the box with its PINs while the internet is gone, and who was erased does not", async () => {
  const hire = (name: string, pin: string) =>
    upstream.client.post("/v1/team-members", { body: { name, role: "staff", pin } });
  const [ada, bo] = [await hire("Ada", "2580"), await hire("Bo", "1397")];
  await upstream.client.post("/v1/customers", { body: { id: newId(), name: "Cy" } });
  await box.start();
  const till = { id: newId(), token: newToken("cfd") };
  const { code } = await atBox().post("/v1/devices/codes", { body: {} });
  await atBox().post("/v1/devices", { body: { code, ...till } });
  await settled();

  const atTill = (station: Station) => clientOf(station.url, till.token, upstream.location);
  const signIn = (staff_id: string, pin: string) =>
    atTill(box).post("/v1/auth/sessions", { body: { staff_id, pin } });
  await upstream.client.delete("/v1/people/{id}", { params: { id: bo.id } });
  await eventually(async () => expect(await count(box, "credentials")).toBe(1), PATIENCE);
  await upstream.station.stop();
  expect(await signIn(ada.id, "2580")).toMatchObject({ token: expect.any(String) });
  await expect(signIn(ada.id, "2581")).rejects.toMatchObject({ code: "wrong_pin" });
  await expect(signIn(bo.id, "1397")).rejects.toMatchObject({ status: expect.any(Number) });
  const named = (await atTill(box).get("/v1/team-members")).data.map(({ name }) => name);
  expect(named).toContain("Ada");
  expect(named).not.toContain("Bo");
  // Ada's key, and neither Bo's nor the customer's.
  expect(await count(box, "person_keys")).toBe(1);
});

test("what was changed beside the tape upstream replaces what the box had: an owner's old token, and keys of nobody", async () => {
  await box.start();
  const { database } = upstream.station.server.house;
  const renewed = await renewOwnerToken(database, upstream.merchant);
  for (const [table, columns, values] of [
    ["person_keys", "scope_id, person_id, seal_key", "$1, $2, sha256('left')"],
    ["credentials", "scope_id, member_id, version, pin_hash", "$1, $2, 1, 'left'"],
  ] as const) {
    const left = [upstream.merchant, newId()];
    await box.base.query(`insert into ${table} (${columns}) values (${values})`, left);
  }
  const owner = clientOf(upstream.station.url, renewed ?? "", upstream.location);
  await owner.post("/v1/customers", { body: { id: newId(), name: "Cy" } });
  await eventually(async () => {
    expect(await count(box, "person_keys")).toBe(0);
    expect(await count(box, "credentials")).toBe(0);
    expect(
      (await clientOf(box.url, renewed ?? "", upstream.location).get("/v1/locations")).data,
    ).toHaveLength(1);
  }, PATIENCE);
  await eventually(
    () => expect(atBox().get("/v1/locations")).rejects.toMatchObject({ status: 401 }),
    PATIENCE,
  );
});

test("INV-1 a till that reaches only upstream loses nothing: its push is kept there, and gets its place at the box", async () => {
  const ada = await upstream.client.post("/v1/team-members", {
    body: { name: "Ada", role: "staff", pin: "2580" },
  });
  const till = await pairedTill(upstream);
  await box.start();
  const sing = () => till.device.do("choir.sing", ada.id, { loud: true });
  const shift = () =>
    till.device.do("shift.open", ada.id, {
      shift_id: newId(),
      drawer_id: drawerOf(till.device.id),
      float: 1_000,
    });
  shift();
  sing();
  const first = await till.push(upstream.station, till.device.made);
  expect(first).toMatchObject({ last_seq: 0, last_hash: "", results: [], halt: null });
  // Sent again, as a till does that has had no answer to its commands; and a later one before its time.
  sing();
  sing();
  await till.push(upstream.station, till.device.made.slice(0, 2));
  await till.push(upstream.station, till.device.made.slice(3));

  await eventually(async () => {
    const reply = await till.push(upstream.station, till.device.made.slice(0, 2));
    expect(reply).toMatchObject({ last_seq: 2, results: [{ outcome: "applied" }, { outcome: "exception" }] });
  }, PATIENCE);
  expect(await upstream.station.base.query("select seq::int from site_mail")).toEqual([{ seq: 4 }]);
  // The missing one comes by the other door; both then stand, once.
  expect(await till.push(box, till.device.made.slice(0, 3))).toMatchObject({ last_seq: 3, halt: null });
  await eventually(async () => expect(await count(upstream.station, "site_mail")).toBe(0), PATIENCE);
  expect(await till.push(upstream.station, till.device.made)).toMatchObject({
    last_seq: 4,
    last_hash: till.device.prev,
    results: [{ seq: 1 }, { seq: 2 }, { seq: 3 }, { seq: 4 }],
  });
  await settled();
  const told = async (station: Station) => (await till.push(station, till.device.made)).results;
  expect(await told(upstream.station)).toEqual(await told(box));
  await Promise.all([expectWhole(box), expectWhole(upstream.station)]);
});

test("INV-1 a box gives its lead back with everything that it has sold, and takes it again with a new token", async () => {
  await box.start();
  await sell(atBox(), upstream.variation, 5);
  // Some are under way while it does.
  let sold = 5;
  const selling = Array.from({ length: 4 }, async () => {
    for (;;) {
      await sell(atBox(), upstream.variation, 1);
      sold += 1;
    }
  });
  const ends = Promise.allSettled(selling);
  await eventually(() => expect(sold).toBeGreaterThan(20));
  expect(await box.server.sites.box?.release()).toMatchObject({ standing: "released" });
  for (const end of await ends) expect(end).toMatchObject({ reason: { code: "led_elsewhere" } });
  await expectSameTapes();
  expect((await report(upstream.client)).totals.count).toBe(sold);
  await expect(sell(atBox(), upstream.variation, 1)).rejects.toMatchObject({ code: "led_elsewhere" });
  await sell(upstream.client, upstream.variation, 2);
  await settled();
  expect(await box.server.sites.box?.release()).toMatchObject({ standing: "released" });

  // It follows after a new start as well, and leads again with a new token.
  await box.stop();
  await box.start();
  expect(await statusOf(box)).toMatchObject({ standing: "released" });
  await box.stop();
  const again = { url: upstream.station.url, token: await upstream.invite() };
  await box.start(undefined, { upstream: again });
  expect(await statusOf(box)).toMatchObject({ standing: "leads" });
  await sell(atBox(), upstream.variation, 1);
  await settled();
  await Promise.all([expectWhole(box), expectWhole(upstream.station)]);
});

test("what tills have left for a box that gives its lead back is taken upstream", async () => {
  const till = await pairedTill(upstream);
  await box.start();
  await box.stop();
  till.device.do("choir.sing", till.device.id, {});
  await till.push(upstream.station, till.device.made);
  expect(await count(upstream.station, "site_mail")).toBe(1);
  expect(await upstream.station.server.sites.takeOver(upstream.location)).toMatchObject({
    name: "Corner box",
  });
  expect(await count(upstream.station, "site_mail")).toBe(0);
  expect(await till.push(upstream.station, till.device.made)).toMatchObject({ last_seq: 1 });
  expect(await upstream.station.server.sites.takeOver(upstream.location)).toBeNull();
});

test("INV-8 a box that comes back after upstream took over says so, takes no more writes, and keeps what it has", async () => {
  await box.start();
  await sell(atBox(), upstream.variation, 2);
  await settled();
  await upstream.station.stop();
  await sell(atBox(), upstream.variation, 3);
  await box.stop();
  await upstream.station.start();
  const before = await tapeOf(box, upstream.location);
  await upstream.station.server.sites.takeOver(upstream.location);
  await sell(upstream.client, upstream.variation, 4);

  const said: string[] = [];
  await box.start((line) => said.push(line));
  await eventually(async () => expect(await statusOf(box)).toMatchObject({ standing: "lost" }), PATIENCE);
  expect(said.join("\n")).toContain("3 entries are here alone");
  await expect(sell(atBox(), upstream.variation, 1)).rejects.toMatchObject({ code: "led_elsewhere" });
  expect(await tapeOf(box, upstream.location)).toEqual(before);
  expect((await report(atBox())).totals.count).toBe(5);
  expect((await report(upstream.client)).totals.count).toBe(6);
  await expect(box.server.sites.box?.release()).rejects.toMatchObject({ code: "lost" });
  // It stays so, and what the merchant shares still comes.
  await box.stop();
  await box.start();
  await upstream.client.post("/v1/customers", { body: { id: newId(), name: "Cy" } });
  await eventually(
    async () =>
      expect(await tapeOf(box, upstream.merchant)).toEqual(await tapeOf(upstream.station, upstream.merchant)),
    PATIENCE,
  );
  await expect(sell(atBox(), upstream.variation, 1)).rejects.toMatchObject({ code: "led_elsewhere" });
  await expectWhole(upstream.station);
});

test(
  "INV-1 a box that is killed in the middle of forwarding goes on where upstream is",
  async () => {
    const till = await pairedTill(upstream);
    await box.start();
    await upstream.station.stop();
    await sell(atBox(), upstream.variation, 20);
    for (let pushes = 1; pushes <= 7; pushes += 1) {
      for (let n = 0; n < 200; n += 1) till.device.do("choir.sing", till.device.id, {});
      await till.push(box, till.device.made.slice(-200));
    }
    await box.stop();
    await upstream.station.start();
    const tipOf = async (station: Station): Promise<number> => {
      const [row] = await station.base.query<{ version: number }>(
        "select version::int from scopes where scope_id = $1",
        [upstream.location],
      );
      return row?.version ?? 0;
    };
    const all = await tipOf(box);
    const cut: number[] = [];
    for (let kills = 1; kills <= 3; kills += 1) {
      const before = await tipOf(upstream.station);
      const killed = spawnBox(box);
      await eventually(async () => expect(await tipOf(upstream.station)).toBeGreaterThan(before), {
        ...PATIENCE,
        everyMs: 1,
      });
      killed.kill("SIGKILL");
      await once(killed, "exit");
      cut.push(await tipOf(upstream.station));
      if (cut.at(-1) === all) break;
    }
    // At least one was cut between two pages.
    expect(cut.some((version) => version < all)).toBe(true);
    await box.start();
    await settled();
    await Promise.all([expectWhole(box), expectWhole(upstream.station)]);
    expect((await report(upstream.client)).totals.count).toBe(20);
  },
  SLOW_MS,
);

test("INV-1 pages that are sent again, all at once, do nothing", async () => {
  await box.start();
  await sell(atBox(), upstream.variation, 10);
  await settled();
  const { url = "", token = "" } = box.config.upstream ?? {};
  const line = httpLine({ baseUrl: url, token });
  const { entries } = await line.page("own", 0);
  const again = [entries, entries.slice(3), entries.slice(0, 5), entries, []];
  const tips = await Promise.all(again.map((page) => line.forward(page)));
  expect(new Set(tips.map(({ version }) => version)).size).toBe(1);
  await expectSameTapes();
  await expectWhole(upstream.station);
});

test("INV-1 a box that was restored from an older backup takes back what it had forwarded, before it writes on", async () => {
  await box.start();
  await sell(atBox(), upstream.variation, 2);
  await box.stop();
  const old = await box.clone();
  try {
    await box.start();
    await sell(atBox(), upstream.variation, 3);
    await settled();
    await box.stop();
    await old.start();
    await eventually(
      async () => expect(await tapeOf(old, upstream.location)).toEqual(await tapeOf(box, upstream.location)),
      PATIENCE,
    );
    await eventually(
      () => sell(clientOf(old.url, upstream.owner, upstream.location), upstream.variation, 1),
      PATIENCE,
    );
    await expectWhole(old);
  } finally {
    await old.close();
  }
});

test("INV-8 where a restored box and upstream have gone on separately, nothing is forwarded, and the shop sells on", async () => {
  await box.start();
  await sell(atBox(), upstream.variation, 2);
  await settled();
  await box.stop();
  const old = await box.clone();
  const sellAtOld = (sales: number) =>
    sell(clientOf(old.url, upstream.owner, upstream.location), upstream.variation, sales);
  try {
    await box.start();
    await sell(atBox(), upstream.variation, 3);
    await settled();
    await box.stop();
    await upstream.station.stop();
    const before = await tapeOf(upstream.station, upstream.location);
    await old.start();
    await sellAtOld(1);
    await upstream.station.start();
    // Behind upstream first, then beyond it: the two are no less apart.
    for (const sales of [1, 5]) {
      await eventually(
        async () =>
          expect(await statusOf(old)).toMatchObject({
            standing: "leads",
            reached: true,
            problem: expect.stringContaining("the other side has another entry"),
          }),
        PATIENCE,
      );
      await sellAtOld(sales);
    }
    expect(await tapeOf(upstream.station, upstream.location)).toEqual(before);
  } finally {
    await old.close();
  }
});

test("INV-1 an upstream that was restored from a backup older than the box's lead is brought up to date by the box", async () => {
  const old = await upstream.station.clone();
  try {
    await box.start();
    await sell(atBox(), upstream.variation, 4);
    await settled();
    await upstream.station.stop();
    await old.start();
    await eventually(
      async () => expect(await tapeOf(old, upstream.location)).toEqual(await tapeOf(box, upstream.location)),
      PATIENCE,
    );
    await expect(
      sell(clientOf(old.url, upstream.owner, upstream.location), upstream.variation, 1),
    ).rejects.toMatchObject({ code: "led_elsewhere" });
    await expectWhole(old);
  } finally {
    await old.close();
  }
});

test("what a box cannot start with is said with its cure", async () => {
  await upstream.station.stop();
  await expect(box.start()).rejects.toMatchObject({ code: "not_reached", cure: expect.any(String) });
  await upstream.station.start();
  const { url = "", token = "" } = box.config.upstream ?? {};
  await expect(box.start(undefined, { upstream: { url, token: newToken("cfb") } })).rejects.toMatchObject({
    code: "refused",
    cure: expect.stringContaining("site token"),
  });
  // Not into a house that is there already; and what the refused starts left behind is no house.
  const taken = await upstream.station.clone();
  try {
    await expect(taken.start(undefined, { port: 0, upstream: { url, token } })).rejects.toMatchObject({
      code: "not_empty",
    });
  } finally {
    await taken.close();
  }
  await box.start();
  expect(await statusOf(box)).toMatchObject({ standing: "leads" });
});
