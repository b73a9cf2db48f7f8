import { Id, pageFrom, pageOf, pageQuery, readPage, route } from "@counterfoil/http";
import { isId } from "@counterfoil/ids";
import { isInstant } from "@counterfoil/time";
import Type from "typebox";
import { listShifts } from "../store/shifts.ts";
import { ShiftShape } from "./shapes.ts";
import { shown } from "./show.ts";

type Key = [opened_at: string, shift_id: string];

export const listShiftsRoute = route({
  method: "GET",
  url: "/v1/cash-drawer-shifts",
  summary: "List shifts, the newest first",
  permission: "shifts.manage",
  scope: "location",
  query: Type.Object({
    ...pageQuery,
    location_id: Type.Optional(Id),
    drawer_id: Type.Optional(Id),
    open: Type.Optional(Type.Boolean({ description: "true: only open shifts; false: only closed ones" })),
  }),
  reply: pageOf(ShiftShape),
  handle: async (call) => {
    const page = readPage(call.query, isKey);
    const rows = await call.database.query(listShifts, {
      scope: call.scope,
      drawer: call.query.drawer_id ?? null,
      open: call.query.open ?? null,
      before: page.after?.[0] ?? null,
      before_id: page.after?.[1] ?? null,
      limit: page.fetch,
    });
    const { data, next_cursor } = pageFrom(
      rows,
      page,
      (row): Key => [row.opened_at, row.shift_id],
      (row) => row,
    );
    return { data: await Promise.all(data.map((row) => shown(call.database, call.scope, row))), next_cursor };
  },
});

function isKey(key: unknown): key is Key {
  if (!Array.isArray(key) || key.length !== 2) return false;
  const [opened_at, shift_id] = key as readonly unknown[];
  return typeof opened_at === "string" && isInstant(opened_at) && isId(shift_id);
}
