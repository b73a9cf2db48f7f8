import type { LocationAdded, LocationChanged } from "../../contract/index.ts";

/** What a change on the merchant's list means in the location's own scope: the whole profile travels, so that the last one stands. */
export const locationEffects = {
  "location.added": ({ location }: LocationAdded) => [
    { scope: location.id, type: "location.open", args: location },
  ],
  "location.changed": ({ location }: LocationChanged) => [
    { scope: location.id, type: "location.adopt", args: location },
  ],
};
