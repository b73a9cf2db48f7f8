import { createService } from "@counterfoil/http";
import { newId, type Id } from "@counterfoil/ids";
import { people, peopleBook, peopleRoutes } from "@counterfoil/people/server";
import { newToken } from "@counterfoil/secrets";
import { openWorld } from "@counterfoil/testing";
import { venueDirectory, venues, venuesRoutes } from "@counterfoil/venues/server";
import { access, accessRoutes, bootstrapHouse, SignIns } from "../server.ts";

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** A shop that has just been set up, with its HTTP door; the clock is the test's. */
export async function openShop() {
  const world = await openWorld([venues, people, access]);
  const { database, pipeline, clock } = world;
  const directory = venueDirectory(database);
  const nowMs = () => Date.parse(clock.now);
  const ground = { database, pipeline, venues: directory, now: () => clock.now };
  const begun = await bootstrapHouse(ground, {
    merchant: { name: "Corner", currency: "CHF", time_zone: "Europe/Zurich" },
  });
  const signIns = new SignIns(database, directory, nowMs);
  const service = createService({
    modules: [venuesRoutes, peopleRoutes, accessRoutes({ people: peopleBook, venues: venueDirectory })],
    pipeline,
    database,
    authenticate: signIns.authenticate,
    parentOf: signIns.parentOf,
    now: () => clock.now,
    checkReplies: true,
    defect: (problem) => world.defects.push(problem),
  });
  const owner = begun.owner_token ?? "";
  const call = async (
    method: "GET" | "POST" | "PATCH" | "DELETE",
    url: string,
    body?: object,
    token: string | null = owner,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const answer = await service.inject({
      method,
      url,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(body ? { "content-type": "application/json" } : {}),
        ...headers,
      },
      ...(body ? { payload: JSON.stringify(body) } : {}),
    });
    const text = answer.payload;
    return {
      status: answer.statusCode,
      body: text === "" ? {} : (JSON.parse(text) as Record<string, unknown>),
      headers: answer.headers,
    };
  };
  /** Pairs a till at the first location: its id and its token. */
  const pairTill = async (): Promise<{ id: Id; token: string }> => {
    const made = await call("POST", "/v1/devices/codes", {});
    const till = { id: newId(), token: newToken("cfd") };
    await call("POST", "/v1/devices", { code: made.body["code"], ...till }, null);
    return till;
  };
  const hire = async (name: string, role: string, pin: string): Promise<Id> => {
    const { body } = await call("POST", "/v1/team-members", { name, role, pin });
    return String(body["id"]);
  };
  const signIn = (device: string, staff_id: Id, pin: string): Promise<Answer> =>
    call("POST", "/v1/auth/sessions", { staff_id, pin }, device);
  const advance = (ms: number): void => {
    clock.now = new Date(nowMs() + ms).toISOString();
  };
  const close = async (): Promise<void> => {
    await service.close();
    await world.close();
  };
  return { ...world, ground, begun, signIns, service, owner, call, pairTill, hire, signIn, advance, close };
}

export type Shop = Awaited<ReturnType<typeof openShop>>;
