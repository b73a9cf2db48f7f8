import { newId, type Id } from "@counterfoil/ids";
import { refusalOf, RuleBook } from "@counterfoil/testing";
import {
  deviceState,
  locationState,
  merchantState,
  openLocation,
  openMerchant,
} from "@counterfoil/venues/rules";
import { expect, test } from "vitest";
import { item } from "../testing/menu.ts";
import {
  availabilityState,
  catalogObjectState,
  directoryState,
  setAvailability,
  upsertCatalog,
} from "./index.ts";

/* The rules for what several people do to the catalog (docs/CONFLICTS.md). */

const minutes = (n: number): string => new Date(Date.UTC(2026, 2, 1, 12, n)).toISOString();

test("CON-16 an object edited twice from one version is a conflict for the second, who reads it again", () => {
  const book = new RuleBook(
    [openMerchant, upsertCatalog],
    [merchantState, catalogObjectState, directoryState],
  );
  const merchant = newId();
  book.say(merchant, "merchant.open", { name: "Corner", currency: "CHF", time_zone: "Europe/Zurich" });
  const latte = item();
  const upsert = (object: object) => book.say(merchant, "catalog.upsert", { objects: [object] });
  upsert(latte);
  const seen = book.state(catalogObjectState, merchant, latte.id)?.version;
  expect(refusalOf(upsert({ ...latte, name: "Flat white", expected_version: seen }))).toBeUndefined();
  const second = upsert({ ...latte, name: "Café au lait", expected_version: seen });
  expect(refusalOf(second)).toBe("version_conflict");
  expect(book.state(catalogObjectState, merchant, latte.id)?.name).toBe("Flat white");
});

test("CON-17 whether something is sold out: the last word stands, by when it was said", () => {
  const book = new RuleBook([openLocation, setAvailability], [locationState, deviceState, availabilityState]);
  const location: Id = newId();
  book.say(location, "location.open", {
    id: location,
    merchant_id: newId(),
    name: "Corner",
    currency: "CHF",
    time_zone: "Europe/Zurich",
    day_close_hour: 4,
    tax_profile: { rounding: "per_line", mode: "half_up", prices_include_tax: true, cash_rounding: 5 },
    address_lines: [],
    status: "active",
  });
  const item_id = newId();
  const say = (sold_out: boolean, at: string, received_at = at) =>
    book.say(location, "availability.set", { item_id, sold_out }, { at, received_at });
  const now = () => book.state(availabilityState, location, item_id);
  say(true, minutes(10));
  say(false, minutes(5), minutes(12));
  expect(now()).toMatchObject({ sold_out: true, at: minutes(10) });
  say(false, minutes(10), minutes(13));
  expect(now()).toMatchObject({ sold_out: false, at: minutes(10) });
  // A clock that runs ahead does not outlast who speaks over the line after it.
  say(true, minutes(15), minutes(14));
  say(false, minutes(14));
  expect(now()).toMatchObject({ sold_out: false, at: minutes(14) });
});
