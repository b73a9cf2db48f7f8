import type { States } from "@counterfoil/commands/spec";
import type { Id } from "@counterfoil/ids";
import type { Refusal } from "@counterfoil/result";
import type { CatalogObject, Item, ModifierList, ObjectType } from "../contract/index.ts";
import { checkBounds, duplicateCode, no, twice } from "./check_object.ts";
import { codesOf, holders, type Directory } from "./directory.ts";
import { choiceOf } from "./offer.ts";
import { catalogObjectState } from "./state.ts";

/** What is wrong between the objects of a batch and those that are there: taken codes and ids, references to nothing. */
export function checkTogether(
  objects: readonly CatalogObject[],
  directory: Directory,
  states: States,
): Refusal | null {
  const catalog = new Together(objects, directory, states);
  for (const [n, object] of objects.entries()) {
    const problem = catalog.claim(object) ?? (object.type === "item" ? catalog.references(object) : null);
    if (problem) return { ...problem, field: `objects[${n}].${problem.field}` };
  }
  return null;
}

class Together {
  readonly #batch: ReadonlyMap<Id, CatalogObject>;
  readonly #directory: Directory;
  readonly #states: States;
  /** Parts and codes that objects of the batch have taken so far. */
  readonly #taken = new Map<string, CatalogObject>();

  constructor(objects: readonly CatalogObject[], directory: Directory, states: States) {
    this.#batch = new Map(objects.map((object) => [object.id, object]));
    this.#directory = directory;
    this.#states = states;
  }

  /** Takes the object's ids and codes, where no other object has them. */
  claim(object: CatalogObject): Refusal | null {
    const other = this.#holder(object.id, object);
    if (other !== undefined) return twice("id", `This id belongs to a part of ${other} already.`);
    const parts =
      object.type === "item" ? object.variations : object.type === "modifier_list" ? object.modifiers : [];
    const list = object.type === "item" ? "variations" : "modifiers";
    for (const [n, part] of parts.entries()) {
      const holder = this.#holder(part.id, object) ?? this.#nameOf(part.id);
      if (holder !== undefined) return twice(`${list}[${n}].id`, `This id belongs to ${holder} already.`);
      this.#taken.set(part.id, object);
    }
    if (object.type !== "item") return null;
    for (const [n, variation] of object.variations.entries()) {
      for (const { code, field } of codesOf(variation)) {
        const holder = this.#holder(code, object);
        if (holder !== undefined) return duplicateCode(code, `variations[${n}].${field}`, holder);
        this.#taken.set(code, object);
      }
    }
    return null;
  }

  /** Whether everything that an item refers to is there, and can be chosen from. */
  references(item: Item): Refusal | null {
    if (item.category_id !== undefined) {
      const problem = this.#refers(item.category_id, "category", "category_id");
      if (problem) return problem;
    }
    for (const [n, id] of item.tax_ids.entries()) {
      const problem = this.#refers(id, "tax", `tax_ids[${n}]`);
      if (problem) return problem;
    }
    for (const [n, offered] of item.modifier_lists.entries()) {
      const at = `modifier_lists[${n}]`;
      const problem = this.#refers(offered.modifier_list_id, "modifier_list", `${at}.modifier_list_id`);
      if (problem) return problem;
      const list = this.#list(offered.modifier_list_id);
      const wrong = list && checkOffered(list, offered);
      if (wrong) return { ...wrong, field: `${at}.${wrong.field}` };
    }
    return null;
  }

  /** The name of another object that has this code or part. */
  #holder(mark: string, object: CatalogObject): string | undefined {
    const taken = this.#taken.get(mark);
    if (taken) return taken === object ? undefined : taken.name;
    const holder = holders(this.#directory).of.get(mark);
    // What an object of the batch had before, it has given up unless it takes it again.
    if (holder === undefined || this.#batch.has(holder)) return undefined;
    return this.#directory[holder]?.name;
  }

  #nameOf(id: Id): string | undefined {
    return this.#batch.get(id)?.name ?? this.#directory[id]?.name;
  }

  #refers(id: Id, type: ObjectType, field: string): Refusal | null {
    const found = this.#batch.get(id)?.type ?? this.#directory[id]?.type;
    if (found === type) return null;
    const what = type.replace("_", " ");
    if (found === undefined) return no(`unknown_${type}`, field, `There is no such ${what}; write it first.`);
    return no(`unknown_${type}`, field, `This id belongs to a ${found.replace("_", " ")}, not to a ${what}.`);
  }

  #list(id: Id): ModifierList | undefined {
    const object = this.#batch.get(id) ?? this.#states.get(catalogObjectState, id);
    return object && !object.deleted && object.type === "modifier_list" ? object : undefined;
  }
}

function checkOffered(list: ModifierList, offered: Item["modifier_lists"][number]): Refusal | null {
  const ids = new Set(list.modifiers.map((modifier) => modifier.id));
  for (const [n, id] of (offered.defaults ?? []).entries()) {
    if (!ids.has(id)) return no("unknown_modifier", `defaults[${n}]`, `${list.name} has no such modifier.`);
  }
  const choice = choiceOf(offered, list);
  const bounds = { min: choice.min, max: offered.max ?? list.max, defaults: choice.defaults.size };
  return checkBounds(list, bounds, {
    bounds: offered.min === undefined ? "max" : "min",
    defaults: offered.defaults === undefined ? "max" : "defaults",
  });
}
