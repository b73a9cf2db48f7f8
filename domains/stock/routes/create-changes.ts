import type { Catalogs, CatalogView } from "@counterfoil/catalog/rules";
import { Id, Problem, route, unknown } from "@counterfoil/http";
import type { Id as AnyId } from "@counterfoil/ids";
import Type from "typebox";
import { MOST_ENTRIES, StockChange, StockCount, StockLevel } from "../contract/index.ts";
import { findLevels } from "../store/levels.ts";
import { none, shown } from "./shown.ts";

const ChangeBody = Type.Object({ ...StockChange.properties, id: Type.Optional(Id) });
const CountBody = Type.Object({ ...StockCount.properties, id: Type.Optional(Id) });

export const createChanges = (catalogs: Catalogs) =>
  route({
    method: "POST",
    url: "/v1/inventory/changes/batch-create",
    summary: "Record goods that came or went, or a count",
    description:
      "Either `changes` (goods received, wasted, moved or corrected) or `counts`, all of them or none. Each has an id of " +
      "its own: sent again it is taken once. `at` says when it happened, and may be in the past: on hand is always the " +
      "last count plus the moves after it. A change may lead below zero; it is flagged, never refused.",
    permission: "stock.write",
    scope: "location",
    body: Type.Object({
      location_id: Type.Optional(Id),
      changes: Type.Optional(Type.Array(ChangeBody, { minItems: 1, maxItems: MOST_ENTRIES })),
      counts: Type.Optional(Type.Array(CountBody, { minItems: 1, maxItems: MOST_ENTRIES })),
    }),
    reply: Type.Object({
      /** Of the variations named, as they are now. */
      counts: Type.Array(StockLevel),
    }),
    handle: async (call) => {
      const { changes, counts } = call.body;
      if ((changes === undefined) === (counts === undefined)) {
        throw new Problem("invalid_field", "Send either changes or counts.", { field: "changes" });
      }
      const whole = <E extends object>(entry: E, n: number) => ({ id: call.id(n + 1), ...entry });
      await call.command<unknown>({
        type: changes ? "stock.adjust" : "stock.count",
        args: async () => {
          const view = await catalogs.view(call.merchant);
          eachKnown(view, changes ? "changes" : "counts", changes ?? counts ?? []);
          return changes ? { changes: changes.map(whole) } : { counts: counts?.map(whole) };
        },
      });
      const variations = [
        ...new Set([...(changes ?? []), ...(counts ?? [])].map((entry) => entry.variation_id)),
      ];
      const rows = await call.database.query(findLevels, { scope: call.scope, variations });
      const view = await catalogs.view(call.merchant);
      const byId = new Map(rows.map((row) => [row.variation_id, row]));
      return { counts: variations.map((id) => shown(byId.get(id) ?? none(id), view)) };
    },
  });

/** @throws Problem 404 for what this merchant does not sell. */
function eachKnown(
  { offers }: CatalogView,
  list: string,
  entries: readonly { readonly variation_id: AnyId }[],
): void {
  for (const [n, { variation_id }] of entries.entries()) {
    if (!offers.has(variation_id)) throw unknown("variation", `${list}[${n}].variation_id`);
  }
}
