import type { Till } from "../api/till.ts";
import { Beat } from "./beat.ts";
import { carryActions } from "./carry.ts";
import { dayReport } from "./day.ts";
import { doorActions, leaveIfRevoked } from "./door.ts";
import { drawerActions } from "./drawer.ts";
import { countExceptions, exceptionActions } from "./exceptions.ts";
import { findOrders } from "./find.ts";
import { Ground } from "./ground.ts";
import type { Kept } from "./kept.ts";
import { keepingOf, lineOf, turnedAway } from "./keeping.ts";
import { attend, presenceOf } from "./live.ts";
import { proof } from "./proof.ts";
import { saleActions } from "./sales.ts";
import type { ReportWords } from "./shapes.ts";
import { isOver, signOut } from "./sign-in.ts";
import type { Stand } from "./stand.ts";
import { refreshTeam, showTeam } from "./team.ts";
import { Views } from "./views.ts";

/** How often the server is asked for what is not in documents. */
const TEAM_MS = 30_000;
const EXCEPTIONS_MS = 30_000;
/** How often is looked whether the longest shift is over. */
const SIGN_IN_MS = 60_000;

export interface DeviceTillOptions {
  /** Of the server; empty for the one that the page came from. */
  readonly baseUrl?: string;
  readonly words: ReportWords;
  /** What this browser has kept from before. */
  readonly kept: Kept;
}

/**
 * The till on its own device: what the screens show are its documents, and what they do is decided and stored here. The
 * server hears of it as soon as it can, and nobody at the counter waits for that.
 */
export function deviceTill({ baseUrl = "", words, kept }: DeviceTillOptions): Till {
  const ground = new Ground(baseUrl, kept);
  const isPaired = () => ground.kept.read("device") !== null;
  const isSignedIn = () => isPaired() && ground.kept.read("session")?.token != null;
  const beat = new Beat([
    { everyMs: TEAM_MS, isWanted: () => isPaired() && ground.isOnline, run: () => refreshTeam(ground) },
    {
      everyMs: EXCEPTIONS_MS,
      isWanted: () => isSignedIn() && ground.isOnline,
      run: () => countExceptions(ground),
    },
    { everyMs: SIGN_IN_MS, isWanted: () => isOver(ground), run: () => Promise.resolve(signOut(ground)) },
  ]);
  const entered = (): void => {
    void stands(ground);
    beat.hurry();
  };
  ground.signedOut = () => signOut(ground);
  showTeam(ground);
  beat.start();
  entered();

  return {
    data: ground.store,
    actions: {
      ...doorActions(ground, entered),
      ...saleActions(ground),
      ...drawerActions(ground),
      ...carryActions(ground),
      ...exceptionActions(ground),
      find_orders: (asked) => findOrders(ground, asked),
      day_report: ({ date }) => dayReport(ground, date, words),
      proof: ({ cursor }) => proof(ground, cursor),
      attend: ({ order_id }) => void attend(ground, order_id),
      reload: () => {
        void ground.stand().then((stand) => stand?.device.sync());
        entered();
      },
    },
  };
}

const shown = new WeakSet<Stand>();

/** Opens the device half and shows what is in it, from then on. */
async function stands(ground: Ground): Promise<void> {
  const stand = await ground.stand();
  if (stand === null || shown.has(stand)) return;
  shown.add(stand);
  const views = new Views(ground, stand);
  const stops = [
    stand.device.watch((what) => {
      if (what === "docs") views.refresh();
      showStatus(ground, stand);
    }),
    stand.link.others((people) => ground.set({ presence: presenceOf(people) })),
  ];
  stand.stops.push(...stops);
  showStatus(ground, stand);
  views.refresh();
}

/** Nobody is told where nothing has changed, so that nothing is drawn anew. */
function showStatus(ground: Ground, stand: Stand): void {
  const { line, keeping } = ground.store.current();
  const now = { line: lineOf(stand.device.status()), keeping: keepingOf(stand) };
  if (JSON.stringify(now) !== JSON.stringify({ line, keeping })) ground.set(now);
  if (turnedAway(stand) !== null) void leaveIfRevoked(ground, stand);
}
