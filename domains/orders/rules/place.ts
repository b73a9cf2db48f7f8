import { ref, type Command, type Ref, type States } from "@counterfoil/commands/spec";
import type { Id } from "@counterfoil/ids";
import type { Numbered, SeriesState } from "@counterfoil/receipts/contract";
import { newSeries, partsOfSeries, seriesKey, seriesState } from "@counterfoil/receipts/rules";
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

/** Digits of a call number, after its device's letter. */
const CALL_DIGITS = 2;

/** Where a command is done: its location, the device that does it, and that device's numbers. */
export interface Place {
  readonly location: LocationState;
  readonly device: DeviceState;
  /** Where its numbers stand in the command's epoch. */
  readonly series: SeriesState;
  /** Of the epoch in which its receipts were printed: the same, unless the command has moved to the next one since. */
  readonly receipts: SeriesState;
}

/** What of a command its numbers depend on. */
type Numbering = Pick<Command<Numbered>, "scope" | "device" | "epoch" | "args">;

/** The documents of a place: for what opens, closes or voids an order, or gives money back, and so uses a number. */
export function needsOfNumbers(command: Numbering): Ref[] {
  const { device, epoch } = command;
  const printed = printedIn(command);
  const own = ref(seriesState, seriesKey({ device, epoch }));
  const others = printed === epoch ? [] : [ref(seriesState, seriesKey({ device, epoch: printed }))];
  return [own, ...others, ...needsOfPlace(command)];
}

/** The epoch in which a command's receipt was printed, or would be. */
function printedIn({ args, epoch }: Numbering): number {
  const series = args.numbers?.series;
  return series === undefined ? epoch : partsOfSeries(series).epoch;
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
 * The place of a command, from the documents that its needs named. Refuses an unknown location or device, a drawer, where
 * one is named, that is none of the location's, and numbers that the device cannot have given (CON-8).
 */
export function placeOf(command: Command<Numbered>, states: States, drawerId?: Id): Result<Place> {
  const location = states.get(locationState, command.scope);
  if (location === undefined) return refuse("unknown_location", "There is no such location.", "location_id");
  const device = states.get(deviceState, command.device);
  if (device === undefined) return refuse("unknown_device", "This device is not paired here.", "device_id");
  if (drawerId !== undefined && !isDrawer(states, drawerId))
    return refuse("unknown_drawer", "There is no such drawer here.", "drawer_id");
  const strange = strangeNumbers(command, device);
  if (strange !== null) return strange;
  const seriesOf = (epoch: number): SeriesState =>
    states.get(seriesState, seriesKey({ device: device.id, epoch })) ??
    newSeries(device.id, epoch, device.letter);
  return ok({ location, device, series: seriesOf(command.epoch), receipts: seriesOf(printedIn(command)) });
}

/** Numbers are a device's own, and given only where it keeps its own sequence. */
function strangeNumbers({ args: { numbers }, epoch }: Numbering, { letter }: DeviceState) {
  if (numbers === undefined) return null;
  if (epoch === 0) {
    return refuse("numbers_not_yours", "The server gives the numbers here. Leave them out.", "numbers");
  }
  const { call, series } = numbers;
  const letters = [call?.slice(0, -CALL_DIGITS), series && partsOfSeries(series).letter];
  if (letters.every((one) => one === undefined || one === letter)) return null;
  return refuse("strange_numbers", `This device's numbers begin with ${letter}.`, "numbers");
}
