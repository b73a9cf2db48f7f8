import { ref, type Command, type Ref, type States } from "@counterfoil/commands/spec";
import type { Id } from "@counterfoil/ids";
import type { SeriesState } from "@counterfoil/receipts/contract";
import { newSeries, seriesKey, seriesState } from "@counterfoil/receipts/rules";
import { ok, refuse, type Result } from "@counterfoil/result";
import type { DeviceState, LocationState } from "@counterfoil/venues/contract";
import { deviceState, locationState, needsOfPlace } from "@counterfoil/venues/rules";
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

/** The place of a command, from the documents that its needs named. Refuses an unknown location or device. */
export function placeOf(command: Command, states: States): Result<Place> {
  const location = states.get(locationState, command.scope);
  if (location === undefined) return refuse("unknown_location", "There is no such location.", "location_id");
  const device = states.get(deviceState, command.device);
  if (device === undefined) return refuse("unknown_device", "This device is not paired here.", "device_id");
  const series =
    states.get(seriesState, seriesKey(command)) ?? newSeries(device.id, command.epoch, device.letter);
  return ok({ location, device, series });
}
