import { type CatalogObject, MOST_OBJECTS, type ObjectInput } from "@counterfoil/catalog/contract";
import { CatalogCache } from "@counterfoil/catalog/server";
import { newId, type Id } from "@counterfoil/ids";
import type { Refusal } from "@counterfoil/result";
import type { OpenHouse } from "@counterfoil/server";
import type { Workplace } from "./workplace.ts";
import type { SettledItem } from "./menu.ts";

/** The merchant's catalog as it is now. */
export async function readCatalog(house: OpenHouse, merchant: Id): Promise<ReadonlyMap<Id, CatalogObject>> {
  const cache = new CatalogCache(house.database, house.pipeline);
  try {
    return (await cache.view(merchant)).byId;
  } finally {
    cache.close();
  }
}

/** What came of writing items: how many objects said something new, and which items were refused. */
export interface WrittenMenu {
  readonly changed: number;
  readonly refused: readonly { readonly item: SettledItem; readonly refusal: Refusal }[];
}

/** Writes the items with what they refer to. Together where all is well; one by one where something is not. */
export async function writeMenu(
  house: OpenHouse,
  place: Pick<Workplace, "owner">,
  items: readonly SettledItem[],
): Promise<WrittenMenu> {
  let changed = 0;
  const refused: { item: SettledItem; refusal: Refusal }[] = [];
  const write = async (batch: readonly SettledItem[]): Promise<void> => {
    const objects = once(batch.flatMap(({ writes }) => writes));
    if (objects.length === 0) return;
    const result = await upsert(house, place, objects);
    if (typeof result === "number") changed += result;
    else if (batch.length > 1) for (const item of batch) await write([item]);
    else for (const item of batch) refused.push({ item, refusal: result });
  };
  for (const batch of batchesOf(items)) await write(batch);
  return { changed, refused };
}

/** Items with what they refer to, as many as one command takes. */
function* batchesOf(items: readonly SettledItem[]): Generator<SettledItem[]> {
  let batch: SettledItem[] = [];
  let size = 0;
  for (const item of items) {
    if (size + item.writes.length > MOST_OBJECTS) {
      yield batch;
      [batch, size] = [[], 0];
    }
    batch.push(item);
    size += item.writes.length;
  }
  yield batch;
}

/** Categories and taxes are shared by items; what items refer to goes first. */
function once(objects: readonly ObjectInput[]): ObjectInput[] {
  const unique = [...new Map(objects.map((object) => [object.id, object])).values()];
  return [...unique.filter(({ type }) => type !== "item"), ...unique.filter(({ type }) => type === "item")];
}

async function upsert(
  house: OpenHouse,
  place: Pick<Workplace, "owner">,
  objects: ObjectInput[],
): Promise<number | Refusal> {
  const { owner } = place;
  const outcome = await house.pipeline.submit(
    {
      scope: owner.merchant_id,
      device: owner.deviceIn(owner.merchant_id),
      id: newId(),
      type: "catalog.upsert",
      actor: owner.actor,
      at: new Date().toISOString(),
      args: { objects },
    },
    owner,
  );
  if (outcome.status === "refused") return outcome.refusal;
  return outcome.events.filter(({ type }) => type === "catalog.upserted").length;
}
