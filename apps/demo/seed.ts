import { oldestMerchant } from "@counterfoil/access/server";
import type { SetAvailabilityArgs } from "@counterfoil/catalog/contract";
import { CatalogCache } from "@counterfoil/catalog/server";
import { isTimeZone } from "@counterfoil/time";
import { venueDirectory } from "@counterfoil/venues/server";
import { idOf, LOCATION, MERCHANT } from "./ids.ts";
import { menuOf } from "./menu/menu.ts";
import { castOf, FIRST_DEED, Opening } from "./opening.ts";
import { DAY_BEGINS, TEAM } from "./place.ts";
import { Play, type Ground } from "./play.ts";
import { daysBetween } from "./story/calendar.ts";
import { deedsOf, type Carried } from "./story/day.ts";
import type { Deed } from "./story/deed.ts";
import type { Stage } from "./story/stage.ts";
import { Stockroom } from "./story/stockroom.ts";

export interface SeedOptions {
  /** Where the story ends: the moment at which somebody first looks (RFC 3339). Default: now. */
  readonly now?: string;
  /** Business days of sales, today included. Default: a month. */
  readonly days?: number;
  /** Default: that of this machine, so that the restaurant is open when its visitors are awake. */
  readonly timeZone?: string;
  /** Told of each business day when it begins. */
  readonly progress?: (done: number, of: number, date: string) => void;
}

export type Seeded =
  /** `orders` are those of the whole story. */
  | { readonly what: "seeded"; readonly orders: number; readonly days: number }
  /** The demo stands here already, whole. */
  | { readonly what: "there" }
  /** Somebody's own house: nothing was touched. */
  | { readonly what: "occupied" };

export const A_MONTH = 31;
const DAY_MS = 86_400_000;
/** The last command of all: where it stands, the story was told to its end. */
const LAST_DEED = idOf(0, "the last deed");
/** What the kitchen has just run out of when the story ends. */
const SOLD_OUT = "Salmon rice bowl";

/**
 * Plays the demo restaurant's month in an empty house, through the pipeline, each command at its own moment. The story
 * follows from the moment at which it was begun, which is on the tape: a start that was interrupted is taken up by the
 * next, and one that was finished is left alone.
 * @throws DemoProblem, or what the pipeline says of the database
 */
export async function seedDemo(ground: Ground, options: SeedOptions = {}): Promise<Seeded> {
  const play = new Play(ground);
  try {
    const merchant = await oldestMerchant(ground.database);
    if (merchant !== null && merchant !== MERCHANT) return { what: "occupied" };
    if (merchant !== null && (await play.pipeline.taken(LOCATION, LAST_DEED))) return { what: "there" };
    return await tell(play, ground, options);
  } finally {
    await play.close();
  }
}

async function tell(play: Play, { database }: Ground, options: SeedOptions): Promise<Seeded> {
  const { days: length = A_MONTH, progress = () => {} } = options;
  const storyMs = length * DAY_MS;
  const first = await play.pipeline.stored(MERCHANT, FIRST_DEED);
  const openedMs = first
    ? Date.parse(first.at)
    : Date.parse(options.now ?? new Date().toISOString()) - storyMs;
  const endMs = openedMs + storyMs;
  const cast = castOf(openedMs, menuOf(openedMs));
  const time_zone = await open(play, database, cast, openedMs, options.timeZone);

  const catalogs = new CatalogCache(database, play.pipeline);
  const stage: Stage = { ...cast, view: await catalogs.view(MERCHANT) };
  catalogs.close();
  const carried: Carried = { stockroom: new Stockroom(stage.menu.sellables), regrets: [] };
  const days = daysBetween(openedMs, endMs, { time_zone, day_close_hour: DAY_BEGINS });
  let orders = 0;
  for (const day of days) {
    progress(day.n, days.length, day.date);
    const deeds = deedsOf(stage, day, carried, day.n === days.length - 1);
    const done = deeds.filter(({ atMs }) => atMs < endMs);
    orders += done.filter(({ type }) => type === "order.sell" || type === "order.open").length;
    await play.run(done);
  }
  // By itself: where it stands, all before it stands.
  await play.land();
  await play.act(lastDeed(stage, endMs));
  return { what: "seeded", orders, days: days.length };
}

/** @returns the time zone that the restaurant has: the wanted one, or that of the start which was interrupted */
async function open(
  play: Play,
  database: Ground["database"],
  cast: Omit<Stage, "view">,
  openedMs: number,
  wanted = Intl.DateTimeFormat().resolvedOptions().timeZone,
): Promise<string> {
  const [standing] = await venueDirectory(database).merchants([MERCHANT]);
  const zone = standing?.time_zone ?? (isTimeZone(wanted) ? wanted : "UTC");
  const opening = new Opening(play, database, cast, openedMs);
  await opening.place(zone);
  await opening.menu();
  await opening.people();
  await opening.tills();
  await opening.shelves();
  return zone;
}

function lastDeed({ menu, tills, memberId }: Stage, endMs: number): Deed {
  const args: SetAvailabilityArgs = { item_id: menu.itemId(SOLD_OUT), sold_out: true };
  return {
    atMs: endMs,
    id: LAST_DEED,
    scope: LOCATION,
    device: tills.counter.device,
    actor: memberId(TEAM.manager),
    type: "availability.set",
    args,
  };
}
