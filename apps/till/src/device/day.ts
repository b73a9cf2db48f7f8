import { orderState } from "@counterfoil/orders/rules";
import { ok, refuse, type Result } from "@counterfoil/result";
import { businessMoment } from "@counterfoil/time";
import type { DayReport } from "../api/report.ts";
import { type Ground, noStand } from "./ground.ts";
import { ownDay } from "./own-day.ts";
import { within } from "./server.ts";
import { dayReportOf, type ReportWords } from "./shapes.ts";
import { deviceWords } from "./words.ts";

/** So long the server has to answer; then the till tells what it knows itself. */
const SERVER_MS = 2_000;

/** The business day of the whole location where the server says it, else of this device alone. */
export async function dayReport(
  ground: Ground,
  date: string | null,
  words: ReportWords,
): Promise<Result<DayReport>> {
  const query = date === null ? {} : { date };
  const asked = ground.isOnline
    ? await within(
        SERVER_MS,
        sentFirst(ground).then(() =>
          ground.readAsPerson((server) => server.get("/v1/reports/day", { query, retries: 0 })),
        ),
      )
    : null;
  if (asked?.ok) return ok(dayReportOf(asked.value, { of: "location", because: null }, words));
  if (asked !== null && !LOCAL.has(asked.refusal.code)) return asked;
  const because = isSignedInAlone(ground) ? deviceWords.sign_in_again : deviceWords.offline_report;
  return reportHere(ground, date, because, words);
}

/** Refusals that say nothing of the report itself. */
const LOCAL: ReadonlySet<string> = new Set(["unreachable", "signed_in_offline"]);

/** A sale that was just made here is in the report of the shop too. */
async function sentFirst(ground: Ground): Promise<void> {
  const stand = await ground.stand();
  if (stand && stand.device.status().unsent > 0) await stand.device.sync();
}

const isSignedInAlone = ({ kept }: Ground): boolean => (kept.read("session")?.token ?? null) === null;

async function reportHere(
  ground: Ground,
  date: string | null,
  because: string,
  words: ReportWords,
): Promise<Result<DayReport>> {
  const stand = await ground.stand();
  const { seat } = ground.store.current();
  if (stand === null || seat === null) return noStand(ground);
  const { location, device } = seat;
  const { has, clockOffsetMs } = stand.device.status();
  if (!has.location) return refuse("starting", deviceWords.starting);
  const nowMs = Date.now() + clockOffsetMs;
  const day = date ?? businessMoment(nowMs, location).date;
  const figures = ownDay(stand.device.docs.location.all(orderState), location, device, day);
  return ok(dayReportOf(figures, { of: "this_device", because }, words));
}
