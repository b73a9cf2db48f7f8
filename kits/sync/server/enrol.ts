import type { Id } from "@counterfoil/ids";
import { WIRE_VERSION, type EnrolReply } from "../wire/shapes.ts";
import type { EnrolPorts } from "./ports.ts";

export interface EnrolAsked {
  readonly scope: Id;
  readonly device: Id;
  /** Of the request: asked again with the same id, the device gets the same epoch. */
  readonly id: Id;
  /** The server's clock, RFC 3339. */
  readonly now: string;
}

/**
 * Gives a device a sequence of its own, above all that it ever had: what is on the tape counts as well as what it was
 * given, because a restored backup may have forgotten the latter.
 * @throws Problem when the device is none that keeps a sequence.
 */
export async function enrol(ports: EnrolPorts, { scope, device, id, now }: EnrolAsked): Promise<EnrolReply> {
  const above = await ports.highestEpoch(scope, device);
  const epoch = await ports.give({ scope, device, id, above });
  return { v: WIRE_VERSION, device, epoch, server_time: now };
}
