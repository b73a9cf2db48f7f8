import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { newId } from "@counterfoil/ids";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { demoSeat } from "../../fixtures/seat.ts";
import { Ground } from "./ground.ts";
import { signIn } from "./sign-in.ts";

/** A server that knows one person, and can be away. */
function makeServer(pin: string) {
  const state = { pin, isThere: true, asked: 0 };
  const server = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk) => (text += String(chunk)));
    request.on("end", () => {
      state.asked += 1;
      if (!state.isThere) return void response.destroy();
      const { pin: tried } = JSON.parse(text) as { pin: string };
      const [status, body] =
        tried === state.pin
          ? [
              201,
              {
                id: newId(),
                token: "cfs_1",
                expires_at: "2099-01-01T00:00:00Z",
                team_member: { name: "Ana" },
              },
            ]
          : [401, { code: "wrong_pin", detail: "That is not the PIN." }];
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    });
  });
  return { state, server };
}

const staff_id = newId();
let house: ReturnType<typeof makeServer>;
let ground: Ground;

beforeEach(async () => {
  house = makeServer("471100");
  await new Promise<void>((resolve) => house.server.listen(0, "127.0.0.1", resolve));
  ground = new Ground(`http://127.0.0.1:${(house.server.address() as AddressInfo).port}`);
  const { device, location } = demoSeat;
  const merchant = { id: location.merchant_id, name: "Shop", currency: "USD", time_zone: "UTC" };
  ground.kept.write("device", {
    id: device.id,
    token: "cfd_1",
    pairing: { device, location, merchant },
  });
  ground.kept.write("team", [{ id: staff_id, name: "Ana", role: "staff" }]);
});
afterEach(() => {
  vi.useRealTimers();
  house.server.closeAllConnections();
  house.server.close();
});

const tryPin = (pin: string) => signIn(ground, { staff_id, pin });
const codeOf = async (pin: string): Promise<string | null> => {
  const answer = await tryPin(pin);
  return answer.ok ? null : answer.refusal.code;
};
const knowsPin = () => vi.waitFor(() => expect(ground.kept.read("verifiers")?.[staff_id]).toBeDefined());

test("whoever the server has let in is let in without it, and nobody else", async () => {
  house.state.isThere = false;
  expect(await codeOf("471100")).toBe("unreachable");
  house.state.isThere = true;
  expect(await codeOf("471100")).toBeNull();
  await knowsPin();
  house.state.isThere = false;
  expect(await codeOf("471100")).toBeNull();
  expect(ground.kept.read("session")).toMatchObject({ token: null, member: { id: staff_id } });
  expect(await codeOf("471101")).toBe("wrong_pin");
  ground.kept.write("team", []);
  expect(await codeOf("471100")).toBe("unreachable");
});

test("no PIN is kept in the clear", async () => {
  await tryPin("471100");
  await knowsPin();
  for (const place of ["verifiers", "session", "tries", "pins"] as const)
    expect(JSON.stringify(ground.kept.read(place))).not.toContain("471100");
});

test("a PIN that the server refuses opens nothing here either; a slip of the finger changes nothing", async () => {
  await tryPin("471100");
  await knowsPin();
  expect(await codeOf("471109")).toBe("wrong_pin");
  expect(ground.kept.read("verifiers")?.[staff_id]).toBeDefined();
  house.state.pin = "998877";
  expect(await codeOf("471100")).toBe("wrong_pin");
  house.state.isThere = false;
  expect(await codeOf("471100")).toBe("unreachable");
});

test("five wrong tries without the server lock it, and the lock outlives the page", async () => {
  await tryPin("471100");
  await knowsPin();
  house.state.isThere = false;
  for (let n = 0; n < 5; n += 1) expect(await codeOf("000000")).toBe("wrong_pin");
  expect(await codeOf("471100")).toBe("too_many_tries");
  expect(ground.kept.read("tries")?.[staff_id]).toMatchObject({ wrong: 5 });
  vi.useFakeTimers({ now: Date.now() + 31_000, toFake: ["Date"] });
  expect(await codeOf("000000")).toBe("wrong_pin");
  expect(await codeOf("471100")).toBe("too_many_tries");
  vi.setSystemTime(Date.now() + 61_000);
  expect(await codeOf("471100")).toBeNull();
});

test("after two weeks without the server nobody is let in any more", async () => {
  await tryPin("471100");
  await knowsPin();
  house.state.isThere = false;
  vi.useFakeTimers({ now: Date.now() + 15 * 24 * 60 * 60_000, toFake: ["Date"] });
  expect(await codeOf("471100")).toBe("unreachable");
});
