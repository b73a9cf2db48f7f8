import { setTimeout as sleep } from "node:timers/promises";
import { commandHash, commandText } from "@counterfoil/commands";
import { newId } from "@counterfoil/ids";
import { NoLink } from "@counterfoil/sync/device";
import { httpLink, type LinkPlatform, type LiveLink } from "@counterfoil/sync/link";
import { MOST_PUSHED, type SyncCommand, WIRE_VERSION } from "@counterfoil/sync/wire";
import { drawerOf } from "@counterfoil/venues/rules";
import { WebSocket } from "ws";
import type { Ground, PairedTill } from "./pair.ts";

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
const CALL_NUMBERS = 100;

/** As much of a till as it takes to come back after an outage: its line, its sequence, and what it has not sent. */
export class Till {
  readonly #paired: PairedTill;
  readonly #link: LiveLink;
  #epoch = 0;
  commands: readonly SyncCommand[] = [];
  isUp = false;
  pokesHeard = 0;
  pushes = 0;
  turnedAway = 0;
  noAnswer = 0;
  notApplied = 0;

  constructor(origin: string, paired: PairedTill) {
    this.#paired = paired;
    const platform = { WebSocket } as Partial<LinkPlatform>;
    this.#link = httpLink({ baseUrl: origin, token: () => paired.token, platform });
    this.#link.listen({
      poke: () => (this.pokesHeard += 1),
      up: () => (this.isUp = true),
      down: () => (this.isUp = false),
    });
  }

  async enrol(): Promise<void> {
    this.#epoch = (await this.#link.enrol()).epoch;
  }

  /** Sells with nobody to tell: each command names the hash of the one before it, and the numbers that are on paper. */
  sell({ actor, templates }: Ground, count: number): void {
    const { device, location: scope, letter } = this.#paired;
    const commands: SyncCommand[] = [];
    let prev = "";
    for (let seq = 1; seq <= count; seq += 1) {
      const order_id = newId();
      const template = templates[seq % templates.length] ?? {};
      const payments = (template["payments"] as readonly object[]).map((payment) => ({
        ...payment,
        id: newId(),
      }));
      const call = letter + String((seq - 1) % CALL_NUMBERS).padStart(2, "0");
      const args = {
        ...template,
        order_id,
        payments,
        drawer_id: drawerOf(device),
        numbers: { call, receipt: seq },
      };
      const command = {
        seq,
        id: newId(),
        kind: "fact",
        type: "order.sell",
        actor,
        at: new Date().toISOString(),
        prev,
      } as const;
      const text = commandText({ ...command, scope, device, epoch: this.#epoch }, JSON.stringify(args));
      prev = commandHash(text).toString("hex");
      commands.push({ ...command, args });
    }
    this.commands = commands;
  }

  /** Sends all that is there, as often as it takes. @throws LinkRefused */
  async pushAll(): Promise<void> {
    let sent = 0;
    for (let failures = 0; sent < this.commands.length;) {
      try {
        sent = await this.#push(sent);
        failures = 0;
      } catch (problem) {
        if (!(problem instanceof NoLink)) throw problem;
        if (problem.retryAfterMs > 0) {
          this.turnedAway += 1;
          await sleep(problem.retryAfterMs + Math.random() * FIRST_PAUSE_MS);
          continue;
        }
        this.noAnswer += 1;
        const most = Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS);
        failures += 1;
        await sleep(most / 2 + (Math.random() * most) / 2);
      }
    }
  }

  /** Sends what comes after the n-th command; gives back how many the server has. */
  async #push(sent: number): Promise<number> {
    this.pushes += 1;
    const reply = await this.#link.push({
      v: WIRE_VERSION,
      device: this.#paired.device,
      epoch: this.#epoch,
      made: this.commands.length,
      clock: new Date().toISOString(),
      commands: this.commands.slice(sent, sent + MOST_PUSHED),
    });
    this.notApplied += reply.results.filter(({ outcome }) => outcome !== "applied").length;
    if (reply.halt !== null) throw new Error(`the server halts the sequence: ${reply.halt.message}`);
    return reply.last_seq;
  }
}
