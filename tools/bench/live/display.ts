import { createHash } from "node:crypto";
import { type Id, newId } from "@counterfoil/ids";
import { orderState } from "@counterfoil/orders/rules";
import type { Stage } from "@counterfoil/stage";
import { Device, memoryVault } from "@counterfoil/sync/device";
import { httpLink, type LinkPlatform } from "@counterfoil/sync/link";
import { drawerOf } from "@counterfoil/venues/rules";
import { WebSocket } from "ws";
import { tillHouse } from "../../../apps/till/src/device/house.ts";
import type { Ground, PairedTill } from "../reconnect/pair.ts";

/** A whole device as a till has it, its vault in memory: it shows what others do, and may sell itself. */
export class Display {
  readonly #device: Device;
  readonly #paired: PairedTill;

  private constructor(device: Device, paired: PairedTill) {
    this.#device = device;
    this.#paired = paired;
  }

  /** Opens it and waits until the first whole picture is here. */
  static async open(stage: Stage, paired: PairedTill): Promise<Display> {
    const platform = { WebSocket } as Partial<LinkPlatform>;
    const { merchant_id: merchant } = (await stage.send("GET", "/v1/me")) as { merchant_id: Id };
    const device = await Device.open({
      seat: { device: paired.device, location: paired.location, merchant },
      house: tillHouse,
      ports: {
        vault: memoryVault(),
        link: httpLink({ baseUrl: stage.origin, token: () => paired.token, platform }),
        clock: { now: () => Date.now(), monotonic: () => performance.now() },
        timers: {
          after: (ms, run) => {
            const timer = setTimeout(run, ms);
            return () => clearTimeout(timer);
          },
        },
        digest: async (text) => createHash("sha256").update(text).digest("hex"),
        lock: {
          want: ({ ours }) => {
            queueMicrotask(ours);
            return () => {};
          },
        },
        random: Math.random,
        defect: (problem) => process.stderr.write(`a device ran into a defect: ${String(problem)}\n`),
      },
    });
    const display = new Display(device, paired);
    await display.#until(() => {
      const { has, epoch } = device.status();
      return has.location && has.merchant && epoch !== null;
    });
    return display;
  }

  /** Sells for cash; resolves when it is stored on this device. */
  async sell({ actor, templates }: Ground, n: number): Promise<Id> {
    const order_id = newId();
    const template = templates[n % templates.length] ?? {};
    const payments = (template["payments"] as readonly object[]).map((one) => ({ ...one, id: newId() }));
    const args = { ...template, order_id, payments, drawer_id: drawerOf(this.#paired.device) };
    const done = await this.#device.do({ id: newId(), type: "order.sell", actor, args });
    if (!done.ok) throw new Error(`the sale was refused: ${done.refusal.message}`);
    return order_id;
  }

  /** When the order was in this device's view, by `performance.now()`. */
  async shows(order: Id): Promise<number> {
    await this.#until(() => this.#device.docs.location.get(orderState, order) !== undefined);
    return performance.now();
  }

  close(): Promise<void> {
    return this.#device.close();
  }

  #until(isSo: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      if (isSo()) return resolve();
      const stop = this.#device.watch(() => {
        if (!isSo()) return;
        stop();
        resolve();
      });
    });
  }
}
