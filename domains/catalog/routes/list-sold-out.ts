import { Id, pageFrom, pageOf, pageQuery, readPage, route } from "@counterfoil/http";
import { isId } from "@counterfoil/ids";
import Type from "typebox";
import { Availability } from "../contract/index.ts";
import { listSoldOut as soldOutAfter } from "../store/availability.ts";

const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

export const listSoldOut = route({
  method: "GET",
  url: "/v1/catalog/availability",
  summary: "List what a location has sold out of",
  permission: "catalog.read",
  scope: "location",
  query: Type.Object({ ...pageQuery, location_id: Type.Optional(Id) }),
  reply: pageOf(Availability),
  handle: async ({ scope, database, query }) => {
    const page = readPage(query, isId);
    const rows = await database.query(soldOutAfter, {
      scope,
      after: page.after ?? BEFORE_ALL,
      limit: page.fetch,
    });
    const found = rows.map(({ doc }) => JSON.parse(doc) as Availability);
    return pageFrom(
      found,
      page,
      (each) => each.id,
      (each) => each,
    );
  },
});
