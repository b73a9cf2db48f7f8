import type { Result } from "@counterfoil/result";
import { ok } from "@counterfoil/result";
import type { Shift } from "../api/shift.ts";
import type { TillActions } from "../api/till.ts";
import type { Ground } from "./ground.ts";
import { dayReportOf, type ReportWords } from "./shapes.ts";

type DayActions = Pick<TillActions, "open_shift" | "move_cash" | "read_shift" | "close_shift" | "day_report">;

/** The drawer's shift and the day's report. `changed` is told of the shift as the server has it now. */
export function dayActions(ground: Ground, words: ReportWords, changed: (shift: Shift) => void): DayActions {
  const { acts, asPerson } = ground;
  const told = async (answer: Promise<Result<Shift>>): Promise<Result<Shift>> => {
    const reply = await answer;
    if (reply.ok) changed(reply.value);
    return reply;
  };
  return {
    open_shift: ({ id, float }) => {
      const drawer_id = ground.store.current().seat?.device.drawer_id;
      const drawer = drawer_id === undefined ? {} : { drawer_id };
      return told(acts.do("POST /v1/cash-drawer-shifts", { params: {}, body: { id, ...drawer, float } }, id));
    },
    move_cash: ({ shift_id, ...body }) =>
      told(acts.do("POST /v1/cash-drawer-shifts/{id}/events", { params: { id: shift_id }, body }, body.id)),
    read_shift: ({ shift_id }) =>
      told(ground.read(() => asPerson.get("/v1/cash-drawer-shifts/{id}", { params: { id: shift_id } }))),
    close_shift: ({ shift_id, count }) =>
      told(acts.do("POST /v1/cash-drawer-shifts/{id}/close", { params: { id: shift_id }, body: { count } })),
    day_report: async ({ date }) => {
      const query = date === null ? {} : { date };
      const report = await ground.read(() => asPerson.get("/v1/reports/day", { query }));
      return report.ok ? ok(dayReportOf(report.value, words)) : report;
    },
  };
}
