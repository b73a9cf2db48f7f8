import type { Id } from "@counterfoil/ids";
import type { LinkListener } from "../device/api.ts";
import type { ClientMessage, ServerMessage } from "../wire/live.ts";
import type { LinkPlatform, Socket } from "./platform.ts";

/** Somebody who works on something at this location now. */
export interface Person {
  readonly device: Id;
  readonly name: string;
  readonly subject: string;
}

export interface LiveLineOptions {
  readonly baseUrl: string;
  readonly token: () => string | undefined;
  readonly location?: () => Id | undefined;
  readonly on: LinkPlatform;
}

const FIRST_PAUSE_MS = 500;
/** Also where the server is away for a night: a hint more or less costs half a minute at most. */
const LONGEST_PAUSE_MS = 30_000;
/** Browsers cannot ping. What the person attends to is said again instead, and the server answers that. */
export const BEAT_EVERY_MS = 25_000;
/** Two beats without an answer: the line is dead, though nobody has said so. */
export const SILENCE_MS = 2 * BEAT_EVERY_MS + 5_000;
/** From the knock to the welcome. */
const WELCOME_WITHIN_MS = 10_000;

/** One WebSocket, open as long as somebody listens: lost, it is opened again, sooner or later by chance. */
export class LiveLine {
  readonly #options: LiveLineOptions;
  readonly #listeners = new Set<LinkListener>();
  readonly #watchers = new Set<(people: readonly Person[]) => void>();
  #socket: Socket | null = null;
  #isUp = false;
  /** The last request had no answer. */
  #isSilent = false;
  #failures = 0;
  #people: readonly Person[] = [];
  #attended: { subject: string | null; name: string } = { subject: null, name: "" };
  /** The next try, where the line is down. */
  #retry: unknown = null;
  #beat: unknown = null;
  #silence: unknown = null;

  constructor(options: LiveLineOptions) {
    this.#options = options;
  }

  listen(hear: LinkListener): () => void {
    this.#listeners.add(hear);
    if (this.#isUp) hear.up();
    this.#open();
    return () => {
      this.#listeners.delete(hear);
      this.#closeIfAlone();
    };
  }

  others(hear: (people: readonly Person[]) => void): () => void {
    this.#watchers.add(hear);
    hear(this.#people);
    this.#open();
    return () => {
      this.#watchers.delete(hear);
      this.#closeIfAlone();
    };
  }

  attend(subject: string | null, name: string): void {
    this.#attended = { subject, name };
    if (this.#isUp) this.#say({ type: "attend", subject, name });
  }

  /**
   * Whether a request was answered. The first answer after silence ends the wait for the next try; once, so that a
   * network which lets no WebSocket through is not asked with every request.
   */
  requested(answered: boolean): void {
    const isBack = answered && this.#isSilent;
    this.#isSilent = !answered;
    if (!isBack || this.#retry === null) return;
    this.#options.on.clearTimeout(this.#retry);
    this.#retry = null;
    this.#open();
  }

  #open(): void {
    const token = this.#options.token();
    if (this.#socket || this.#retry !== null || !this.#isWanted()) return;
    if (token === undefined) return this.#openLater();
    const { on, baseUrl, location } = this.#options;
    const socket = new on.WebSocket(`${baseUrl.replace(/^http/, "ws")}/v1/realtime`);
    this.#socket = socket;
    const location_id = location?.();
    socket.onopen = () =>
      this.#say({ type: "hello", token, ...(location_id === undefined ? {} : { location_id }) });
    socket.onmessage = (event: { readonly data: unknown }) => {
      if (this.#socket === socket) this.#hear(event.data);
    };
    socket.onerror = () => {}; // `close` follows and tells the rest
    socket.onclose = () => {
      if (this.#socket === socket) this.#lost();
    };
    this.#expectWithin(WELCOME_WITHIN_MS);
  }

  #hear(data: unknown): void {
    this.#expectWithin(this.#isUp ? SILENCE_MS : WELCOME_WITHIN_MS);
    const message = read(data);
    switch (message?.type) {
      case "welcome":
        return this.#welcomed();
      case "poke":
        for (const { poke } of this.#listeners) poke(message.of, message.version);
        return;
      case "presence":
        return this.#show(message.people);
      case "bye":
        return this.#lost();
      default:
        return; // a newer server's message, which is a hint as all of them
    }
  }

  #welcomed(): void {
    if (this.#isUp) return;
    this.#isUp = true;
    this.#failures = 0;
    this.#expectWithin(SILENCE_MS);
    this.#beatNow();
    for (const { up } of this.#listeners) up();
  }

  #beatNow(): void {
    this.#say({ type: "attend", ...this.#attended });
    this.#beat = this.#options.on.setTimeout(() => this.#beatNow(), BEAT_EVERY_MS);
  }

  #say(message: ClientMessage): void {
    this.#socket?.send(JSON.stringify(message));
  }

  #show(people: readonly Person[]): void {
    this.#people = people;
    for (const watch of this.#watchers) watch(people);
  }

  #lost(): void {
    const wasUp = this.#isUp;
    this.#drop();
    this.#failures += 1;
    this.#openLater();
    if (!wasUp) return;
    if (this.#people.length > 0) this.#show([]);
    for (const { down } of this.#listeners) down();
  }

  /** Half of the pause is left to chance: a thousand tills that lost the server together must not return together. */
  #openLater(): void {
    const { on } = this.#options;
    const most = Math.min(FIRST_PAUSE_MS * 2 ** this.#failures, LONGEST_PAUSE_MS);
    const pause = most / 2 + (most / 2) * on.random();
    this.#retry = on.setTimeout(() => {
      this.#retry = null;
      this.#open();
    }, pause);
  }

  #expectWithin(ms: number): void {
    const { on } = this.#options;
    on.clearTimeout(this.#silence);
    this.#silence = on.setTimeout(() => this.#lost(), ms);
  }

  #isWanted(): boolean {
    return this.#listeners.size + this.#watchers.size > 0;
  }

  #closeIfAlone(): void {
    if (this.#isWanted()) return;
    this.#drop();
    this.#people = [];
    this.#options.on.clearTimeout(this.#retry);
    this.#retry = null;
  }

  #drop(): void {
    const { on } = this.#options;
    const socket = this.#socket;
    this.#socket = null;
    this.#isUp = false;
    on.clearTimeout(this.#silence);
    on.clearTimeout(this.#beat);
    socket?.close();
  }
}

function read(data: unknown): ServerMessage | null {
  try {
    return JSON.parse(String(data)) as ServerMessage | null;
  } catch {
    return null;
  }
}
