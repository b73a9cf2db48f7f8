import websocket from "@fastify/websocket";
import type { Pipeline } from "@counterfoil/commands";
import { type Authenticate, type ParentOf, Problem } from "@counterfoil/http";
import type { Id } from "@counterfoil/ids";
import type { FastifyInstance } from "fastify";
import { type ByeCode, Line, type LineHost, type Seated } from "./realtime-line.ts";
import { REALTIME_LIMITS, type RealtimeLimits } from "./realtime-limits.ts";
import { Rooms } from "./realtime-rooms.ts";
import { PERMISSION } from "./routes/options.ts";

export interface RealtimeOptions {
  readonly pipeline: Pick<Pipeline, "listen">;
  readonly authenticate: Authenticate;
  readonly parentOf: ParentOf;
  /** The server's clock, RFC 3339. */
  readonly now: () => string;
  /** For tests. */
  readonly limits?: Partial<RealtimeLimits>;
}

export interface RealtimeCounters {
  readonly sockets: number;
  /** Those of them that have said who they are. */
  readonly listening: number;
  /** Pokes sent since the start, one for each that was told. */
  readonly pokes: number;
}

export interface Realtime {
  counters(): RealtimeCounters;
}

const BUSY_RETRY_S = "1";

/**
 * Adds `/v1/realtime` to the door: who says `hello` with a token is poked whenever its location or its merchant reaches
 * a new version. Hears the commits of this process; those of others come with the next pull. Goes down with the service.
 */
export async function mountRealtime(service: FastifyInstance, options: RealtimeOptions): Promise<Realtime> {
  const limits = { ...REALTIME_LIMITS, ...options.limits };
  const rooms = new Rooms(limits.people);
  const lines = new Set<Line>();
  const seats = new Seats(limits.perDevice);
  const host = hostOf(options, limits, { rooms, lines, seats });
  const deafen = options.pipeline.listen((scope, version) => rooms.poke(scope, version));

  await service.register(websocket, {
    options: { maxPayload: limits.messageBytes },
    // What a socket breaks of is its own business: it closes, and the line with it.
    errorHandler: (_problem, socket) => socket.terminate(),
    preClose: (done) => {
      deafen();
      for (const line of lines) line.bye("closing");
      rooms.close();
      done();
    },
  });
  service.route({
    method: "GET",
    url: "/v1/realtime",
    onRequest: async () => {
      if (lines.size < limits.sockets) return;
      const headers = { "retry-after": BUSY_RETRY_S };
      throw new Problem("busy", "Too many lines are open; try again later.", { headers });
    },
    handler: () => {
      throw new Problem("bad_request", "This address speaks WebSocket and nothing else.", {
        field: "Upgrade",
      });
    },
    wsHandler: (socket) => void lines.add(new Line(socket, host)),
  });
  return { counters: () => ({ sockets: lines.size, listening: seats.taken, pokes: rooms.pokes }) };
}

function hostOf(
  { authenticate, parentOf, now }: RealtimeOptions,
  limits: RealtimeLimits,
  { rooms, lines, seats }: { rooms: Rooms; lines: Set<Line>; seats: Seats },
): LineHost {
  return {
    limits,
    now,
    admit: async (hello): Promise<Seated | ByeCode> => {
      const signIn = await authenticate(hello.token);
      if (!signIn) return "not_signed_in";
      const location = hello.location_id ?? signIn.location_id;
      if (location === undefined) return "bad_message";
      // INV-10: asked of the parents too, because a sign-in answers for owners only where the parent is known.
      const isOwn = location === signIn.location_id || (await parentOf(location)) === signIn.merchant_id;
      if (!isOwn || !signIn.may(PERMISSION, location)) return "not_signed_in";
      return { signIn, location, device: signIn.deviceIn(location) };
    },
    seated: (line, at) => {
      seats.take(line, at.device);
      rooms.enter(at.location, "location", line);
      rooms.enter(at.signIn.merchant_id, "merchant", line);
    },
    attended: (line, at, { subject, name }) => rooms.attend(at.location, line, subject, name),
    holds: async (token) => (await authenticate(token)) !== null,
    gone: (line, at) => {
      lines.delete(line);
      if (!at) return;
      seats.leave(line, at.device);
      rooms.leave(at.location, line);
      rooms.leave(at.signIn.merchant_id, line);
    },
  };
}

/** The lines of each device. One that comes beyond the most sends away the oldest. */
class Seats {
  readonly #byDevice = new Map<Id, Set<Line>>();
  readonly #most: number;
  taken = 0;

  constructor(most: number) {
    this.#most = most;
  }

  take(line: Line, device: Id): void {
    const own = this.#byDevice.get(device) ?? new Set();
    const [oldest] = own;
    if (oldest && own.size >= this.#most) {
      this.leave(oldest, device);
      oldest.bye("closing");
    }
    this.#byDevice.set(device, own.add(line));
    this.taken += 1;
  }

  leave(line: Line, device: Id): void {
    const own = this.#byDevice.get(device);
    if (!own?.delete(line)) return;
    this.taken -= 1;
    if (own.size === 0) this.#byDevice.delete(device);
  }
}
