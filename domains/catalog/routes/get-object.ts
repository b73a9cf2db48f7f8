import { found, Id, route } from "@counterfoil/http";
import Type from "typebox";
import { CatalogObject } from "../contract/index.ts";
import type { Catalogs } from "../rules/index.ts";

export const getObject = (catalogs: Catalogs) =>
  route({
    method: "GET",
    url: "/v1/catalog/objects/{id}",
    summary: "Read an object of the catalog",
    permission: "catalog.read",
    scope: "merchant",
    params: Type.Object({ id: Id }),
    reply: CatalogObject,
    handle: async ({ merchant, params }) => {
      const { byId } = await catalogs.view(merchant);
      return found(byId.get(params.id), "object", "id");
    },
  });
