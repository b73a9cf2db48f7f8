import type { Catalogs } from "@counterfoil/catalog/rules";
import { Id, pageFrom, pageOf, pageQuery, readPage, route } from "@counterfoil/http";
import { isId } from "@counterfoil/ids";
import Type from "typebox";
import { StockLevel } from "../contract/index.ts";
import { findLevels, listLevels } from "../store/levels.ts";
import { none, shown } from "./shown.ts";

const MOST_VARIATIONS = 500;
const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

export const retrieveCounts = (catalogs: Catalogs) =>
  route({
    method: "POST",
    url: "/v1/inventory/counts/batch-retrieve",
    summary: "Read what is on hand",
    description:
      "Of the variations named, in their order; or, page by page, of everything that ever moved or was counted. " +
      "`negative` leaves only what was sold without being there.",
    permission: "stock.read",
    scope: "location",
    body: Type.Object({
      location_id: Type.Optional(Id),
      variation_ids: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: MOST_VARIATIONS })),
      negative: Type.Optional(Type.Boolean()),
      ...pageQuery,
    }),
    reply: pageOf(StockLevel),
    handle: async ({ scope, merchant, database, body }) => {
      const view = await catalogs.view(merchant);
      const negative = body.negative ?? false;
      if (body.variation_ids) {
        const variations = [...new Set(body.variation_ids)];
        const found = await database.query(findLevels, { scope, variations });
        const byId = new Map(found.map((row) => [row.variation_id, row]));
        const rows = variations.map((id) => byId.get(id) ?? none(id));
        const data = rows.filter((row) => !negative || row.on_hand_milli < 0).map((row) => shown(row, view));
        return { data, next_cursor: null };
      }
      const page = readPage(body, isId);
      const after = page.after ?? BEFORE_ALL;
      const rows = await database.query(listLevels, { scope, after, negative, limit: page.fetch });
      return pageFrom(
        rows,
        page,
        (row) => row.variation_id,
        (row) => shown(row, view),
      );
    },
  });
