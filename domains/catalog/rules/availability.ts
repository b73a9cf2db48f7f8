import { accept, ref, refused, type CommandSpec } from "@counterfoil/commands/spec";
import type { Id } from "@counterfoil/ids";
import { locationState } from "@counterfoil/venues/rules";
import { SetAvailabilityArgs, type Availability, type AvailabilityChanged } from "../contract/index.ts";
import { unknownLocation } from "./refusals.ts";
import { availabilityState } from "./state.ts";

/**
 * Says that a location has sold out of something, or has it again. A fact: what is in the kitchen is so, also when the
 * device that says it has been away. The catalog is in another scope and may hear of the thing later.
 */
export const setAvailability: CommandSpec<SetAvailabilityArgs> = {
  type: "availability.set",
  kind: "fact",
  permission: "stock.write",
  args: SetAvailabilityArgs,
  needs: ({ scope, args }) => {
    const id = subjectOf(args);
    return [ref(locationState, scope), ...(id === null ? [] : [ref(availabilityState, id)])];
  },
  decide: ({ scope, args }, states) => {
    if (!states.get(locationState, scope)) return unknownLocation();
    const id = subjectOf(args);
    if (id === null) {
      return refused("one_subject", "Name either a variation or an item.", "variation_id");
    }
    const changed: AvailabilityChanged = { type: "availability.changed", id };
    return accept(changed);
  },
};

/** Whether a variation of an item cannot be had, by what a location has said of either. */
export function isSoldOut(
  said: ReadonlyMap<Id, Pick<Availability, "sold_out">>,
  subject: { readonly item_id: Id; readonly variation_id: Id },
): boolean {
  return [subject.item_id, subject.variation_id].some((id) => said.get(id)?.sold_out ?? false);
}

function subjectOf({ variation_id, item_id }: SetAvailabilityArgs): Id | null {
  if (variation_id !== undefined && item_id !== undefined) return null;
  return variation_id ?? item_id ?? null;
}
