import { ref, type Command, type Ref, type States } from "@counterfoil/commands/spec";
import type { Id } from "@counterfoil/ids";
import type { SeriesState } from "@counterfoil/receipts/contract";
import { newSeries, seriesKey, seriesState } from "@counterfoil/receipts/rules";
import { ok, refuse, type Result } from "@counterfoil/result";
import type { DeviceState, LocationState } from "@counterfoil/venues/contract";
import {
  deviceState,
  isDrawer,
  locationState,
  needsOfDrawer as deviceOf,
  needsOfPlace,
} from "@counterfoil/venues/rules";
import { DRAWER_KIND } from "../contract/drawer.ts";

/** Where a command is done: its location, the device that does it, and that device's numbers. */
export interface Place {
  readonly location: LocationState;
  readonly device: DeviceState;
  readonly series: SeriesState;
}

/** The documents of a place: for what opens, closes or voids an order, or gives money back, and so uses a number. */
export function needsOfNumbers(command: Pick<Command, "scope" | "device" | "epoch">): Ref[] {
  return [ref(seriesState, seriesKey(command)), ...needsOfPlace(command)];
}

/** The drawer whose shift a command's money or sale counts for. */
export function drawerRef(drawerId: Id): Ref {
  return { kind: DRAWER_KIND, key: drawerId };
}

/** The documents of a drawer that money or a sale is to count for. */
export function needsOfDrawer(drawerId: Id): Ref[] {
  return [drawerRef(drawerId), deviceOf(drawerId)];
}

/**
 * The place of a command, from the documents that its needs named. Refuses an unknown location or device, and a drawer,
 * where one is named, that is none of the location's.
 */
export function placeOf(command: Command, states: States, drawerId?: Id): Result<Place> {
  const location = states.get(locationState, command.scope);
  if (location === undefined) return refuse("unknown_location", "There is no such location.", "location_id");
  const device = states.get(deviceState, command.device);
  if (device === undefined) return refuse("unknown_device", "This device is not paired here.", "device_id");
  if (drawerId !== undefined && !isDrawer(states, drawerId))
    return refuse("unknown_drawer", "There is no such drawer here.", "drawer_id");
  const series =
    states.get(seriesState, seriesKey(command)) ?? newSeries(device.id, command.epoch, device.letter);
  return ok({ location, device, series });
}
