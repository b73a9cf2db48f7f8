import { accept, ref, type CommandSpec, type Event, type States } from "@counterfoil/commands/spec";
import type { Refusal } from "@counterfoil/result";
import { merchantState } from "@counterfoil/venues/rules";
import {
  UpsertArgs,
  type CatalogObject,
  type DirectoryChanged,
  type ObjectInput,
  type ObjectUpserted,
} from "../contract/index.ts";
import { checkObject, no, twice } from "./check_object.ts";
import { complete, saysTheSame } from "./complete.ts";
import { entryOf, holders, type Directory } from "./directory.ts";
import { checkTogether } from "./check_together.ts";
import { unknownMerchant } from "./refusals.ts";
import { catalogObjectState, DIRECTORY_KEY, directoryState } from "./state.ts";

/** Objects of one merchant: a hardware store, which each process and each till that sells keeps in memory. */
export const MOST_CATALOG_OBJECTS = 60_000;

/** Writes whole objects, new or known: all of them, or none. What says nothing new changes nothing. */
export const upsertCatalog: CommandSpec<UpsertArgs> = {
  type: "catalog.upsert",
  kind: "request",
  permission: "catalog.write",
  args: UpsertArgs,
  needs: ({ scope, args }) => [
    ref(merchantState, scope),
    ref(directoryState, DIRECTORY_KEY),
    ...args.objects.map((object) => ref(catalogObjectState, object.id)),
    ...args.objects.flatMap((object) =>
      object.type === "item"
        ? (object.modifier_lists ?? []).map((list) => ref(catalogObjectState, list.modifier_list_id))
        : [],
    ),
  ],
  decide: ({ scope, args }, states) => {
    if (!states.get(merchantState, scope)) return unknownMerchant();
    const directory = states.get(directoryState, DIRECTORY_KEY) ?? {};
    const objects = args.objects.map((object) => complete(object, 0));
    const refusal = checkEach(args.objects, objects, states) ?? checkTogether(objects, directory, states);
    if (refusal) return { refusal };
    const arriving = objects.filter((object) => !directory[object.id]).length;
    if (holders(directory).size + arriving > MOST_CATALOG_OBJECTS) {
      const message = `A catalog holds at most ${MOST_CATALOG_OBJECTS} objects; delete some first.`;
      return { refusal: no("catalog_full", "objects", message) };
    }
    return accept(...changes(objects, directory, states));
  },
};

function checkEach(
  inputs: readonly ObjectInput[],
  objects: readonly CatalogObject[],
  states: States,
): Refusal | null {
  const seen = new Set<string>();
  for (const [n, object] of objects.entries()) {
    const at = `objects[${n}]`;
    if (seen.has(object.id)) return twice(`${at}.id`, "Two objects carry the same id.");
    seen.add(object.id);
    const problem = checkObject(object) ?? checkPrevious(object, inputs[n]?.expected_version, states);
    if (problem) return { ...problem, field: `${at}.${problem.field}` };
  }
  return null;
}

function checkPrevious(object: CatalogObject, expected: number | undefined, states: States): Refusal | null {
  const before = states.get(catalogObjectState, object.id);
  if (before && before.type !== object.type) {
    return no(
      "type_changed",
      "type",
      `This id belongs to a ${before.type}; take a new id for a ${object.type}.`,
    );
  }
  const version = before?.version ?? 0;
  if (expected === undefined || expected === version) return null;
  const now = before ? `${before.name} is at version ${version} now` : "There is no such object yet";
  return no(
    "version_conflict",
    "expected_version",
    `${now}, not ${expected}. Read it again, then change it.`,
  );
}

function changes(objects: readonly CatalogObject[], directory: Directory, states: States): Event[] {
  const events: (ObjectUpserted | DirectoryChanged)[] = [];
  const entered: number[] = [];
  for (const [n, object] of objects.entries()) {
    const before = states.get(catalogObjectState, object.id);
    if (before && saysTheSame(before, object)) continue;
    events.push({ type: "catalog.upserted", id: object.id, n });
    const known = directory[object.id];
    if (!known || JSON.stringify(known) !== JSON.stringify(entryOf(object))) entered.push(n);
  }
  if (entered.length > 0) {
    events.push({ type: "catalog.directory_changed", entered, left: [] });
  }
  return events;
}
