import type { Availability, CatalogObject, Tombstone } from "@counterfoil/catalog/contract";
import { availabilityState, catalogObjectState } from "@counterfoil/catalog/rules";
import type { OrderState } from "@counterfoil/orders/contract";
import { orderState } from "@counterfoil/orders/rules";
import type { DrawerState } from "@counterfoil/shifts/contract";
import { drawerState } from "@counterfoil/shifts/rules";
import { deviceState, locationState } from "@counterfoil/venues/rules";
import type { CashMove } from "../api/shift.ts";
import type { Loaded, TillData } from "../api/till.ts";
import { movesOf, openShift } from "./drawer.ts";
import type { Ground } from "./ground.ts";
import { seatOf } from "./seat.ts";
import type { Stand } from "./stand.ts";

const ready = <T>(value: T): Loaded<T> => ({ state: "ready", value });

/**
 * What the screens show, from the documents of the device. A part stays the same object until something in it has
 * changed, so that a sale does not lay out a menu of 50,000 items anew.
 */
export class Views {
  readonly #ground: Ground;
  readonly #stand: Stand;
  #objects: readonly (CatalogObject | Tombstone)[] = [];
  #living: readonly CatalogObject[] = [];
  #availability: readonly Availability[] = [];
  #open: readonly OrderState[] = [];
  #drawer: DrawerState | null | undefined;
  #moves: readonly CashMove[] = [];

  constructor(ground: Ground, stand: Stand) {
    this.#ground = ground;
    this.#stand = stand;
  }

  /** Something in the documents may have changed. */
  refresh(): void {
    const { has } = this.#stand.device.status();
    const change = {
      ...(has.location ? { ...this.#seat(), ...this.#orders(), ...this.#shift() } : {}),
      ...(has.location && has.merchant ? this.#catalog() : {}),
    };
    if (Object.keys(change).length > 0) this.#ground.set(change);
  }

  #catalog(): Partial<TillData> {
    const { docs } = this.#stand.device;
    const objects = docs.merchant.all(catalogObjectState);
    const availability = docs.location.all(availabilityState);
    const isShown = this.#ground.store.current().catalog.state === "ready";
    const hasObjects = isShown && isSame(objects, this.#objects);
    if (hasObjects && isSame(availability, this.#availability)) return {};
    // What is sold out changes often, and leaves the larger part as it is.
    if (!hasObjects) this.#living = objects.filter((object): object is CatalogObject => !object.deleted);
    this.#objects = objects;
    this.#availability = availability;
    return { catalog: ready({ objects: this.#living, availability }) };
  }

  #orders(): Partial<TillData> {
    const open = this.#stand.device.docs.location
      .all(orderState)
      .filter(({ state }) => state === "open")
      .toSorted((one, other) => (one.id < other.id ? 1 : -1));
    const isShown = this.#ground.store.current().open_orders.state === "ready";
    if (isShown && isSame(open, this.#open)) return {};
    this.#open = open;
    return { open_orders: ready(open) };
  }

  #shift(): Partial<TillData> {
    const { drawer_id } = this.#stand.kept.pairing.device;
    const drawer = this.#stand.device.docs.location.get(drawerState, drawer_id) ?? null;
    if (drawer === this.#drawer) return {};
    const isOther = drawer?.shift?.id !== this.#drawer?.shift?.id;
    this.#drawer = drawer;
    if (isOther) this.#moves = [];
    if (drawer?.shift) void this.#readMoves(drawer);
    return { shift: ready(this.#shownShift(drawer)) };
  }

  /** Moves stand in the device's own commands, not in the drawer's document. */
  async #readMoves(drawer: DrawerState): Promise<void> {
    const moves = await movesOf(this.#stand, drawer);
    if (drawer !== this.#drawer || moves.length === this.#moves.length) return;
    this.#moves = moves;
    this.#ground.set({ shift: ready(this.#shownShift(drawer)) });
  }

  #shownShift(drawer: DrawerState | null) {
    return drawer?.shift ? openShift(drawer, drawer.shift, this.#moves) : null;
  }

  /** The owner may have changed the shop or renamed the till. */
  #seat(): Partial<TillData> {
    const { docs } = this.#stand.device;
    const { kept, store } = this.#ground;
    const device = kept.read("device");
    const location = docs.location.get(locationState, this.#stand.kept.pairing.location.id);
    const own = docs.location.get(deviceState, this.#stand.kept.id);
    const { seat } = store.current();
    if (!device || !location || !own || !seat) return {};
    const { devices_paired: _, ...profile } = location;
    const next = { ...device.pairing, device: own, location: profile };
    if (JSON.stringify([own, profile]) === JSON.stringify([seat.device, seat.location])) return {};
    kept.write("device", { ...device, pairing: next });
    return { seat: seatOf(next) };
  }
}

/** The very same things in the same order. */
function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one === other || (one.length === other.length && one.every((thing, i) => thing === other[i]));
}
