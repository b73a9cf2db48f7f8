import { ApiProblem, Client } from "@counterfoil/client";
import { rebuild, verify } from "@counterfoil/commands";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Api } from "./api/index.ts";
import { SyncedDevice } from "./testing/synced-device.ts";
import { twoHouses, type TwoHouses } from "./testing/two-houses.ts";

let houses: TwoHouses;
let owner: Client<Api>;
let device: SyncedDevice;
beforeAll(async () => {
  houses = await twoHouses();
  owner = new Client<Api>({ baseUrl: houses.server.url, token: () => houses.token });
  device = await SyncedDevice.paired(houses);
  await device.enrol();
  for (let n = 0; n < 3; n += 1) device.do("choir.sing", houses.own.member, { n });
  await device.push();
});
afterAll(() => houses.close());

test("INV-9 an exception is settled once, with who, when and what they say; the list shows what is open", async () => {
  const before = await owner.get("/v1/exceptions");
  expect(before).toMatchObject({ open: 3, data: [{ settled: null }, { settled: null }, { settled: null }] });
  const [newest, second] = before.data;
  const { version = 0, n = 0 } = newest ?? {};
  const params = { version: String(version), n: String(n) };
  const path = "/v1/exceptions/{version}/{n}/settle";
  const settled = await owner.post(path, { params, body: { note: "Sung by hand." } });
  expect(settled).toEqual({
    ...newest,
    settled: { by: expect.any(String), at: expect.any(String), note: "Sung by hand." },
  });
  const again = owner.post(path, { params, body: { note: "Me too." } });
  await expect(again).rejects.toThrow(ApiProblem);
  await expect(again).rejects.toMatchObject({ status: 409, code: "already_settled" });
  expect((await owner.get("/v1/exceptions")).data[0]).toEqual(settled);
  const open = await owner.get("/v1/exceptions", { query: { open: true, limit: 1 } });
  expect(open).toMatchObject({ open: 2, data: [second] });
  const rest = await owner.get("/v1/exceptions", {
    query: { open: true, cursor: open.next_cursor ?? "" },
  });
  expect(rest.data).toEqual(before.data.slice(2));
});

test("an exception that is not there, and one of a location of somebody else, cannot be settled", async () => {
  const path = "/v1/exceptions/{version}/{n}/settle";
  for (const [version, n] of [
    ["999999", "0"],
    ["1", "0"],
  ] as const) {
    const settling = owner.post(path, { params: { version, n }, body: { note: "" } });
    await expect(settling).rejects.toMatchObject({ status: 404, field: "version" });
  }
  for (const [version, n, field] of [
    ["0", "0", "version"],
    ["x", "0", "version"],
    ["1", "-1", "n"],
  ] as const) {
    const settling = owner.post(path, { params: { version, n }, body: { note: "" } });
    await expect(settling).rejects.toMatchObject({ status: 400, field });
  }
});

test("INV-10 a device that nobody has signed in to settles nothing; who works there does, from a device as well", async () => {
  const [exception] = (await owner.get("/v1/exceptions", { query: { open: true } })).data;
  const { version = 0, n = 0 } = exception ?? {};
  const url = `/v1/exceptions/${version}/${n}/settle`;
  expect((await device.ask("POST", url, { note: "Mine" })).status).toBe(403);
  device.do("exception.settle", houses.own.member, { version, n, note: "Looked at offline." });
  device.do("exception.settle", houses.own.member, { version, n, note: "Twice." });
  const { results } = await device.push();
  expect(results.slice(-2)).toMatchObject([
    { outcome: "applied" },
    { outcome: "exception", code: "already_settled" },
  ]);
});

test("INV-8 INV-11 settlements follow from the tape, and each is of an exception", async () => {
  const { pipeline, database } = houses.server.house;
  expect((await verify(pipeline.house, database)).faults).toEqual([]);
  const { tables } = await rebuild(pipeline.house, houses.base.connection, { replace: false });
  expect(tables.filter(({ different }) => different > 0)).toEqual([]);
  expect(tables.find(({ table }) => table === "exception_settlements")?.rows).toBe(2);
  await houses.base.query("update exception_settlements set n = n + 7");
  expect((await verify(pipeline.house, database)).faults).toHaveLength(2);
});
