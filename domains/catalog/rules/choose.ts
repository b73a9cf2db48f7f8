import type { Id } from "@counterfoil/ids";
import { ok, refuse, type Result } from "@counterfoil/result";
import type { CapturedModifier, Modifier, Selection } from "../contract/index.ts";
import type { Choice } from "./offer.ts";
import type { Offer } from "./view.ts";

type Chosen = NonNullable<Selection["modifiers"]>;

/** Options that a refusal names, so that the sentence stays one. */
const OPTIONS_NAMED = 8;

/**
 * The modifiers of a line, in the order of the item's lists. Nothing said at all means what the item comes with; lists
 * that nobody is asked about always come with their defaults unless one of theirs was chosen.
 */
export function chooseModifiers(offer: Offer, chosen: Chosen | undefined): Result<CapturedModifier[]> {
  const counts = new Map<Id, number>();
  const spokenOf = new Set<Choice>();
  for (const [n, { modifier_id, quantity = 1 }] of (chosen ?? []).entries()) {
    const found = offer.modifiers.get(modifier_id);
    const at = `modifiers[${n}].modifier_id`;
    if (!found) return refuse("unknown_modifier", unknownModifier(offer), at);
    const { choice, modifier } = found;
    if (!modifier.available) return refuse("modifier_sold_out", soldOut(choice, modifier), at);
    const count = (counts.get(modifier_id) ?? 0) + quantity;
    if (!Number.isInteger(quantity) || quantity < 1 || count > modifier.max_quantity) {
      const message = `${modifier.name} is taken in whole numbers, at most ${modifier.max_quantity} for one ${offer.item.name}.`;
      return refuse("too_many_of_modifier", message, `modifiers[${n}].quantity`);
    }
    counts.set(modifier_id, count);
    spokenOf.add(choice);
  }
  for (const choice of offer.choices) {
    if (chosen === undefined || (choice.hidden && !spokenOf.has(choice))) takeDefaults(choice, counts);
    const problem = checkCount(choice, counts);
    if (problem) return refuse(problem.code, problem.message, "modifiers");
  }
  return ok(offer.choices.flatMap((choice) => captured(choice, counts)));
}

function takeDefaults(choice: Choice, counts: Map<Id, number>): void {
  for (const modifier of choice.modifiers) {
    if (choice.defaults.has(modifier.id) && modifier.available) counts.set(modifier.id, 1);
  }
}

function checkCount(choice: Choice, counts: Map<Id, number>): { code: string; message: string } | null {
  const count = choice.modifiers.reduce((sum, modifier) => sum + (counts.get(modifier.id) ?? 0), 0);
  if (choice.max !== undefined && count > choice.max) {
    return { code: "choose_fewer", message: `Choose at most ${choice.max} of ${choice.name}, not ${count}.` };
  }
  if (count < choice.min && !choice.hidden) {
    return {
      code: "choose_more",
      message: `Choose ${atLeast(choice)} of ${choice.name}: ${options(choice)}.`,
    };
  }
  return null;
}

function captured(choice: Choice, counts: Map<Id, number>): CapturedModifier[] {
  return choice.modifiers.flatMap((modifier) => {
    const quantity = counts.get(modifier.id);
    if (quantity === undefined) return [];
    const { id: uid, name, price: unit_price } = modifier;
    return [quantity === 1 ? { uid, name, unit_price } : { uid, name, unit_price, quantity }];
  });
}

function atLeast({ min, max }: Choice): string {
  return min === max ? String(min) : `at least ${min}`;
}

function options(choice: Choice): string {
  const names = choice.modifiers.filter((modifier) => modifier.available).map((modifier) => modifier.name);
  const more = names.length - OPTIONS_NAMED;
  return more > 0 ? `${names.slice(0, OPTIONS_NAMED).join(", ")} and ${more} more` : names.join(", ");
}

function unknownModifier({ item, choices }: Offer): string {
  const lists = choices.filter((choice) => !choice.hidden).map((choice) => choice.name);
  const instead = lists.length > 0 ? `choose from ${lists.join(", ")}` : "it takes none";
  return `${item.name} does not come with this modifier; ${instead}.`;
}

function soldOut(choice: Choice, modifier: Modifier): string {
  return `${modifier.name} is sold out; choose another of ${choice.name}.`;
}
