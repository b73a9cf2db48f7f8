import { accept, ref, refused, type CommandSpec } from "@counterfoil/commands/spec";
import { merchantState } from "@counterfoil/venues/rules";
import { DeleteArgs, type DirectoryChanged, type ObjectDeleted } from "../contract/index.ts";
import { holders, type Directory } from "./directory.ts";
import { unknownMerchant } from "./refusals.ts";
import { catalogObjectState, DIRECTORY_KEY, directoryState } from "./state.ts";

/** Users of an object that a refusal names before it only counts. */
const USERS_NAMED = 3;

/** Takes objects out of the catalog, all of them or none; each leaves a tombstone. */
export const deleteFromCatalog: CommandSpec<DeleteArgs> = {
  type: "catalog.delete",
  kind: "request",
  permission: "catalog.write",
  args: DeleteArgs,
  needs: ({ scope, args }) => [
    ref(merchantState, scope),
    ref(directoryState, DIRECTORY_KEY),
    ...args.ids.map((id) => ref(catalogObjectState, id)),
  ],
  decide: ({ scope, args }, states) => {
    if (!states.get(merchantState, scope)) return unknownMerchant();
    const directory = states.get(directoryState, DIRECTORY_KEY) ?? {};
    const going = new Set(args.ids);
    for (const [n, id] of args.ids.entries()) {
      const entry = directory[id];
      if (!entry) return refused("unknown_object", "There is no such object in the catalog.", `ids[${n}]`);
      const users = (holders(directory).users.get(id) ?? []).filter((user) => !going.has(user));
      if (users.length > 0) {
        const message = `${entry.name} is used by ${named(users, directory)}; take it off there first.`;
        return refused("object_in_use", message, `ids[${n}]`);
      }
    }
    const left = [...going];
    const deleted = left.map((id): ObjectDeleted => ({ type: "catalog.deleted", id }));
    const directoryChanged: DirectoryChanged = { type: "catalog.directory_changed", entered: [], left };
    return accept(...deleted, directoryChanged);
  },
};

/** "Latte, Flat white, Mocha and 4 more" */
function named(users: readonly string[], directory: Directory): string {
  const names = users.slice(0, USERS_NAMED).map((id) => directory[id]?.name ?? id);
  const more = users.length - names.length;
  if (more > 0) return `${names.join(", ")} and ${more} more`;
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : (names[0] ?? "");
}
