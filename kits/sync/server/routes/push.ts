import { problemOf, route, unknown, type Call } from "@counterfoil/http";
import type { Id } from "@counterfoil/ids";
import { PUSH_BYTES } from "../../wire/limits.ts";
import { PushBody, PushReply } from "../../wire/shapes.ts";
import type { Notes } from "../gaps.ts";
import { standingIn } from "../postgres.ts";
import { keepPush } from "../../site/mail.ts";
import { push, PushRefused } from "../push.ts";
import type { Turnstile } from "../turnstile.ts";
import { WaitingRoom } from "../waiting-room.ts";
import { castUp } from "../wire-version.ts";
import { PERMISSION, type SyncOptions } from "./options.ts";

/** Devices that a process knows to be of a scope; they never leave it. */
const REMEMBERED = 20_000;

export const pushRoute = (options: SyncOptions, notes: Notes, turnstile: Turnstile) => {
  const devices = new Devices(options);
  const room = new WaitingRoom();
  return route({
    method: "POST",
    url: "/v1/sync/push",
    summary: "Send what a device has done",
    description:
      "Commands of the device's own sequence, in order and without gaps. Each takes its place: what cannot be done becomes an " +
      "exception, and those behind it go on. Sending the same again is safe, and answered the same. `device` may be another " +
      "device of the location, whose commands this one carries.",
    permission: PERMISSION,
    scope: "location",
    bodyLimit: PUSH_BYTES,
    admit: (bytes) => room.enter(bytes),
    upcast: castUp,
    body: PushBody,
    reply: PushReply,
    handle: async (call) => {
      const { body, scope } = call;
      await devices.mustBeOf(call, body.device);
      const now = call.now();
      const ports = {
        submit: call.pipeline.submit.bind(call.pipeline),
        standing: standingIn.bind(null, call.database),
        judge: (at: Id, device: Id, actors: readonly Id[]) =>
          options.judge(call.database, { merchant: call.merchant, scope: at, device }, actors),
        told: notes.take.bind(notes, call.database),
      };
      try {
        return await turnstile.pass(body.commands.length, () =>
          push(ports, { scope, body, sender: call.device, now }),
        );
      } catch (problem) {
        if (!(problem instanceof PushRefused)) throw problem;
        // What is decided elsewhere is kept for whoever decides there (decision 62).
        if (problem.refusal.code === "led_elsewhere") {
          return keepPush(call.database, ports, { scope, body, sender: call.device, now });
        }
        throw problemOf(problem.refusal);
      }
    },
  });
};

/** Which devices are of which scope, looked up once for each. */
class Devices {
  readonly #options: SyncOptions;
  readonly #known = new Set<string>();

  constructor(options: SyncOptions) {
    this.#options = options;
  }

  /** @throws Problem */
  async mustBeOf({ database, scope }: Call, device: Id): Promise<void> {
    const name = scope + device;
    if (this.#known.has(name)) return;
    const names = await this.#options.names(database, scope, [device]);
    if (!names.has(device)) throw unknown("device", "device");
    if (this.#known.size >= REMEMBERED) this.#known.clear();
    this.#known.add(name);
  }
}
