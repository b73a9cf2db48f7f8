import type { SignIn } from "@counterfoil/http";
import type { Id } from "@counterfoil/ids";
import { Check } from "typebox/value";
import type { RawData, WebSocket } from "ws";
import { ClientMessage, type ServerMessage } from "../wire/live.ts";
import type { RealtimeLimits } from "./realtime-limits.ts";
import { type Guest, say } from "./realtime-rooms.ts";

type Hello = Extract<ClientMessage, { type: "hello" }>;
type Attend = Extract<ClientMessage, { type: "attend" }>;
export type ByeCode = Extract<ServerMessage, { type: "bye" }>["code"];

/** Who has come in, and where it listens. */
export interface Seated {
  readonly signIn: SignIn;
  readonly device: Id;
  readonly location: Id;
}

/** What a line asks of those who know. */
export interface LineHost {
  readonly limits: RealtimeLimits;
  /** The code to say good-bye with, or where it sits. */
  admit(hello: Hello): Promise<Seated | ByeCode>;
  seated(line: Line, at: Seated): void;
  attended(line: Line, at: Seated, what: Attend): void;
  /** Null: the token stands for nobody any more. @throws when that cannot be found out now */
  holds(token: string): Promise<boolean>;
  gone(line: Line, at: Seated | null): void;
  now(): string;
}

/** RFC 6455 §7.4.1: 1001 going away, 1008 policy. */
const CLOSE_CODES: Readonly<Record<ByeCode, number>> = {
  closing: 1001,
  not_signed_in: 1008,
  bad_message: 1008,
  too_slow: 1008,
};

/** One socket from its knock to its end. */
export class Line implements Guest {
  readonly #socket: WebSocket;
  readonly #host: LineHost;
  readonly #timers: NodeJS.Timeout[] = [];
  #state: "knocking" | "asked" | "in" | "leaving" = "knocking";
  #at: Seated | null = null;
  #token = "";
  #answers = true;
  #messages = 0;

  constructor(socket: WebSocket, host: LineHost) {
    this.#socket = socket;
    this.#host = host;
    const { helloWithinMs, pingEveryMs, checkEveryMs } = host.limits;
    this.#timers.push(
      setTimeout(() => {
        if (this.#state === "knocking") this.bye("not_signed_in");
      }, helloWithinMs),
      setInterval(() => this.#ping(), pingEveryMs),
      setInterval(() => void this.#checkAgain(), checkEveryMs),
    );
    socket.on("message", (data, isBinary) => void this.#hear(data, isBinary));
    socket.on("pong", () => (this.#answers = true));
    socket.once("close", () => this.#end());
  }

  get device(): Id {
    return this.#at?.device ?? "";
  }

  /** One that does not read what it is told is let go: it comes back and pulls, and nothing is lost. */
  tell(text: string): void {
    if (this.#state !== "in") return;
    if (this.#socket.bufferedAmount > this.#host.limits.bufferedBytes) return this.bye("too_slow");
    this.#socket.send(text);
  }

  bye(code: ByeCode): void {
    if (this.#state === "leaving") return;
    this.#state = "leaving";
    this.#socket.send(say({ type: "bye", code }));
    this.#socket.close(CLOSE_CODES[code], code);
    this.#timers.push(setTimeout(() => this.#socket.terminate(), this.#host.limits.closeWithinMs));
  }

  async #hear(data: RawData, isBinary: boolean): Promise<void> {
    if (this.#state === "leaving") return;
    this.#messages += 1;
    const message = isBinary ? null : read(data);
    if (!message || this.#messages > this.#host.limits.messages) return this.bye("bad_message");
    if (message.type === "hello" && this.#state === "knocking") return this.#enter(message);
    if (message.type === "attend" && this.#state === "in" && this.#at) {
      return this.#host.attended(this, this.#at, message);
    }
    this.bye("bad_message");
  }

  async #enter(hello: Hello): Promise<void> {
    this.#state = "asked";
    // Where the database is away nobody can be let in: they come back in a moment.
    const admitted = await this.#host.admit(hello).catch((): ByeCode => "closing");
    if (this.#state !== "asked") return;
    if (typeof admitted === "string") return this.bye(admitted);
    this.#state = "in";
    this.#at = admitted;
    this.#token = hello.token;
    this.#host.seated(this, admitted);
    this.tell(say({ type: "welcome", server_time: this.#host.now() }));
  }

  #ping(): void {
    if (!this.#answers) return this.#socket.terminate();
    this.#answers = false;
    this.#messages = 0;
    this.#socket.ping();
  }

  /** Where nobody can say now, the line stays: hints are no secret worth a reconnect of everybody. */
  async #checkAgain(): Promise<void> {
    if (this.#state !== "in") return;
    if (!(await this.#host.holds(this.#token).catch(() => true))) this.bye("not_signed_in");
  }

  #end(): void {
    this.#state = "leaving";
    for (const timer of this.#timers) clearTimeout(timer);
    this.#host.gone(this, this.#at);
  }
}

function read(data: RawData): ClientMessage | null {
  try {
    const message: unknown = JSON.parse((data as Buffer).toString("utf8"));
    return Check(ClientMessage, message) ? message : null;
  } catch {
    return null;
  }
}
