import { ref, type Command, type Ref, type States } from "@counterfoil/commands/spec";
import type { Id } from "@counterfoil/ids";
import { deviceOfDrawer } from "./device/identity.ts";
import { deviceState } from "./device/state.ts";
import { locationState } from "./location/state.ts";

/** What every command in a location's scope looks at: the location itself, and the device that speaks. */
export function needsOfPlace({ scope, device }: Pick<Command, "scope" | "device">): Ref[] {
  return [ref(locationState, scope), ref(deviceState, device)];
}

/** What tells whether a drawer is one of the location's: the device that it belongs to. */
export function needsOfDrawer(drawer: Id): Ref {
  return ref(deviceState, deviceOfDrawer(drawer));
}

/** Whether there is such a drawer here. Money that goes into another one would never be counted. */
export function isDrawer(states: States, drawer: Id): boolean {
  return states.get(deviceState, deviceOfDrawer(drawer)) !== undefined;
}
