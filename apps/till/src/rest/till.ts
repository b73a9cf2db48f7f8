import type { Till } from "../api/till.ts";
import { Beat } from "./beat.ts";
import { dayActions } from "./day.ts";
import { doorActions, watchDoor } from "./door.ts";
import { findOrders } from "./find.ts";
import { Ground, loading } from "./ground.ts";
import { saleActions } from "./sales.ts";
import type { ReportWords } from "./shapes.ts";
import { Views } from "./views.ts";

/** How often what others change is looked at. */
const ORDERS_MS = 3_000;
const CATALOG_MS = 3_000;
const SHIFT_MS = 10_000;
const SEAT_MS = 15_000;
const STAFF_MS = 30_000;

export interface RestTillOptions {
  /** Of the server; empty for the one that the page came from. */
  readonly baseUrl?: string;
  readonly words: ReportWords;
}

/**
 * The till over REST: what the screens show is asked of the server, and what they do is asked of it until it answers.
 * The server's documents are the truth; nothing is priced here.
 */
export function restTill({ baseUrl = "", words }: RestTillOptions): Till {
  const ground = new Ground(baseUrl);
  const views = new Views(ground);
  const isPaired = () => ground.kept.read("device") !== null;
  const isSignedIn = () => isPaired() && ground.store.current().person !== null;
  const isReachable = () => !ground.line.isOffline;
  const beat = new Beat([
    // The one that goes on knocking while the server is away.
    { everyMs: CATALOG_MS, isWanted: isPaired, run: () => views.refreshCatalog() },
    { everyMs: ORDERS_MS, isWanted: () => isSignedIn() && isReachable(), run: () => views.refreshOrders() },
    { everyMs: SHIFT_MS, isWanted: () => isSignedIn() && isReachable(), run: () => views.refreshShift() },
    { everyMs: SEAT_MS, isWanted: () => isPaired() && isReachable(), run: () => views.refreshSeat() },
    { everyMs: STAFF_MS, isWanted: () => isPaired() && isReachable(), run: () => views.refreshStaff() },
  ]);
  const entered = (): void => {
    beat.hurry();
    if (isSignedIn()) void ground.acts.resume().then(() => beat.hurry());
  };
  watchDoor(ground);
  beat.start();
  entered();

  return {
    data: ground.store,
    actions: {
      ...doorActions(ground, () => {
        views.forget();
        entered();
      }),
      ...saleActions(ground, (order) => views.putOrder(order)),
      ...dayActions(ground, words, (shift) => views.putShift(shift)),
      find_orders: (asked) => findOrders(ground, asked),
      reload: () => {
        const { catalog, open_orders, shift } = ground.store.current();
        ground.set({
          catalog: catalog.state === "failed" ? loading : catalog,
          open_orders: open_orders.state === "failed" ? loading : open_orders,
          shift: shift.state === "failed" ? loading : shift,
        });
        beat.hurry();
      },
    },
  };
}
