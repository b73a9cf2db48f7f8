import { ref, type Command, type Ref } from "@counterfoil/commands/spec";
import { deviceState } from "./device/state.ts";
import { locationState } from "./location/state.ts";

/** What every command in a location's scope looks at: the location itself, and the device that speaks. */
export function needsOfPlace({ scope, device }: Pick<Command, "scope" | "device">): Ref[] {
  return [ref(locationState, scope), ref(deviceState, device)];
}
