import { rebuild, verify } from "@counterfoil/commands";
import { newId } from "@counterfoil/ids";
import { openWorld } from "@counterfoil/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { domains } from "./domains.ts";
import { expectBooksAgree } from "./testing/day/books.ts";
import { liveThrough } from "./testing/day/live.ts";
import { days } from "./testing/day/plan.ts";

/** Set it to live longer days: DEEDS=3000 vitest run apps/server/house.test.ts */
const DEEDS = Number(process.env["DEEDS"] ?? 300);

test("INV-2 INV-3 INV-4 INV-5 INV-8 INV-9 INV-11 whatever a day brings, all accounts of it agree to the cent", async () => {
  const lived = fc.asyncProperty(days(DEEDS), async ({ profiles, deeds }) => {
    await using world = await openWorld(domains);
    const [merchant, locations] = [newId(), profiles.map(() => newId())];
    const named = { name: "Corner", currency: "USD", time_zone: "America/New_York" };
    await world.say(merchant, "merchant.open", named);
    for (const [n, tax_profile] of profiles.entries()) {
      await world.say(merchant, "location.add", { location_id: locations[n], name: "Corner", tax_profile });
    }
    await liveThrough(world, merchant, locations, deeds);
    expect(world.defects).toEqual([]);
    expect((await verify(world.pipeline.house, world.database)).faults).toEqual([]);
    const { tables } = await rebuild(world.pipeline.house, world.base.connection, { replace: false });
    expect(tables.filter(({ different }) => different > 0)).toEqual([]);
    for (const location of locations) await expectBooksAgree(world, merchant, location);
  });
  // A day takes seconds: one that fails is told as it was, with its seed.
  await fc.assert(lived, { numRuns: 2, endOnFailure: true });
});
