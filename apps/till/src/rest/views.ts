import type { OrderState } from "@counterfoil/orders/contract";
import { ok } from "@counterfoil/result";
import type { Shift } from "../api/shift.ts";
import type { Loaded, TillData } from "../api/till.ts";
import { type Ground, loaded, ready } from "./ground.ts";
import { CatalogCopy } from "./menu.ts";
import { allPages } from "./pages.ts";
import { seatOf } from "./seat.ts";
import { orderOf, staffOf } from "./shapes.ts";

const PAGE = 100;
/** Open orders and team members that one till shows. */
const MOST_PAGES = 10;

/** Keeps what the screens show like the server has it. */
export class Views {
  readonly #ground: Ground;
  #catalog: CatalogCopy;
  /** Goes up with every change made here: a list that was asked for before it is out of date when it comes. */
  #changes = 0;

  constructor(ground: Ground) {
    this.#ground = ground;
    this.#catalog = new CatalogCopy(ground.asDevice);
  }

  /** Another device, or another shop: nothing known before counts. */
  forget(): void {
    this.#catalog = new CatalogCopy(this.#ground.asDevice);
  }

  /** An order as an answer has shown it: open ones are on the list, the newest first. */
  putOrder(order: OrderState): void {
    this.#changes += 1;
    const { open_orders: before } = this.#ground.store.current();
    if (before.state !== "ready") return;
    const others = before.value.filter(({ id }) => id !== order.id);
    const all = order.state === "open" ? [...others, order] : others;
    this.#ground.set({ open_orders: ready(all.toSorted((one, other) => (one.id < other.id ? 1 : -1))) });
  }

  putShift(shift: Shift): void {
    this.#changes += 1;
    this.#ground.set({ shift: ready(shift.state === "open" ? shift : null) });
  }

  async refreshCatalog(): Promise<void> {
    const copy = this.#catalog;
    const answer = await this.#ground.read(() => copy.refresh());
    if (copy !== this.#catalog) return;
    if (!answer.ok) this.#show("catalog", answer);
    else if (answer.value !== null) this.#show("catalog", ok(answer.value));
  }

  async refreshOrders(): Promise<void> {
    const { asPerson } = this.#ground;
    const states = ["open" as const];
    const asked = this.#changes;
    const answer = await this.#ground.read(async () => {
      const orders = await allPages(MOST_PAGES, (place) =>
        asPerson.post("/v1/orders/search", { body: { states, limit: PAGE, ...place } }),
      );
      return orders.map(orderOf);
    });
    if (asked === this.#changes) this.#show("open_orders", answer);
  }

  async refreshShift(): Promise<void> {
    const { asPerson, store } = this.#ground;
    const drawer_id = store.current().seat?.device.drawer_id;
    const asked = this.#changes;
    const answer = await this.#ground.read(async (): Promise<Shift | null> => {
      const query = { open: true, limit: 1, ...(drawer_id === undefined ? {} : { drawer_id }) };
      const { data } = await asPerson.get("/v1/cash-drawer-shifts", { query });
      return data[0] ?? null;
    });
    if (asked === this.#changes) this.#show("shift", answer);
  }

  async refreshSeat(): Promise<void> {
    const { asDevice, kept, store } = this.#ground;
    const answer = await this.#ground.read(() => asDevice.get("/v1/me"));
    const device = kept.read("device");
    if (!answer.ok || device === null || !answer.value.device || !answer.value.location) return;
    const pairing = { ...device.pairing, device: answer.value.device, location: answer.value.location };
    if (isSame(pairing, device.pairing) && store.current().seat !== null) return;
    kept.write("device", { ...device, pairing });
    this.#ground.set({ seat: seatOf(pairing) });
  }

  async refreshStaff(): Promise<void> {
    const { asDevice, kept, store } = this.#ground;
    const answer = await this.#ground.read(async () => {
      const members = await allPages(MOST_PAGES, (place) =>
        asDevice.get("/v1/team-members", { query: { limit: PAGE, ...place } }),
      );
      return staffOf(members, kept.read("pins") ?? {});
    });
    if (answer.ok && !isSame(answer.value, store.current().staff)) this.#ground.set({ staff: answer.value });
  }

  /** Nobody is told where nothing has changed, so that nothing is drawn anew. */
  #show<Name extends "catalog" | "open_orders" | "shift">(
    name: Name,
    answer: Parameters<typeof loaded<Ready<TillData[Name]>>>[1],
  ): void {
    const before = this.#ground.store.current()[name] as Loaded<Ready<TillData[Name]>>;
    const after = loaded(before, answer);
    if (!isSame(before, after)) this.#ground.set({ [name]: after });
  }
}

type Ready<L> = L extends { readonly state: "ready"; readonly value: infer T } ? T : never;

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
