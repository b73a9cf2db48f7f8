import type { RouteModule } from "@counterfoil/http";
import type { Catalogs } from "../rules/index.ts";
import { batchUpsert } from "./batch-upsert.ts";
import { deleteObject } from "./delete-object.ts";
import { getObject } from "./get-object.ts";
import { listChanges } from "./list-changes.ts";
import { listObjects } from "./list-objects.ts";
import { listSoldOut } from "./list-sold-out.ts";
import { setAvailability } from "./set-availability.ts";
import { upsertObject } from "./upsert-object.ts";

/** The endpoints of the catalog; reads are answered from the catalogs in memory. */
export const catalogRoutes = (catalogs: Catalogs) =>
  ({
    tag: "Catalog",
    routes: [
      listObjects(catalogs),
      getObject(catalogs),
      upsertObject,
      deleteObject,
      batchUpsert,
      listChanges,
      listSoldOut,
      setAvailability(catalogs),
    ],
    problems: {
      object_in_use: {
        status: 409,
        title: "Other objects use it",
        cure: "Take it off the objects that the sentence names, then delete it.",
      },
      duplicate_sku: duplicate("The SKU belongs to something else"),
      duplicate_barcode: duplicate("The barcode belongs to something else"),
      duplicate_id: duplicate("The id belongs to something else"),
    },
  }) satisfies RouteModule;

function duplicate(title: string) {
  return {
    status: 409,
    title,
    cure: "Give the named field another value, or change the other object first.",
  };
}
