import { Problem } from "@counterfoil/http";
import { PUSH_BYTES } from "../wire/limits.ts";

/** Bodies that are read and worked on at once: one of the largest, or some hundred of the usual. */
const BYTES_INSIDE = PUSH_BYTES / 2;
/** Whoever is likely to wait longer is sent away at once. Well within the ten seconds that a device gives one try. */
const LONGEST_WAIT_MS = 3_000;
/** Whoever has waited so long all the same is sent away then: what it has asked for would be done for nobody. */
const GIVEN_UP_MS = 5_000;
/** Nobody is sent away for longer, because the guess at the pace may be a bad one. */
const LONGEST_AWAY_S = 15;
/** The pace of which we start, in milliseconds a byte: rather too fast, for a wrong guess must not leave us idle. */
const FIRST_GUESS = 1_000 / (4 * 1024 * 1024);
/** So many bytes outweigh what was thought before. */
const MEMORY_BYTES = 8 * 1024 * 1024;

export interface RoomLimits {
  readonly bytesInside: number;
  readonly longestWaitMs: number;
  readonly givenUpMs: number;
}

interface Waiting {
  readonly bytes: number;
  readonly enter: () => void;
}

/**
 * After an outage all devices come at once, each with a body of hundreds of commands. Those few that can be worked on are
 * read, in the order in which they came; some wait with their bodies unread; the rest is told when its turn is likely to
 * come. So memory is bounded, nobody's time runs out over work that is done for nothing, and none starves.
 */
export class WaitingRoom {
  readonly #limits: RoomLimits;
  readonly #nowMs: () => number;
  #waiting: Waiting[] = [];
  #insideBytes = 0;
  #waitingBytes = 0;
  /** Milliseconds a byte, as seen while somebody waited: before that it is the line's pace and not ours. */
  #pace = FIRST_GUESS;
  /** When somebody left last, or the first began to wait. */
  #seenMs = 0;
  /** Up to when turns have been promised to those who were sent away. */
  #promisedMs = 0;

  constructor(limits: Partial<RoomLimits> = {}, nowMs: () => number = () => performance.now()) {
    this.#limits = {
      bytesInside: BYTES_INSIDE,
      longestWaitMs: LONGEST_WAIT_MS,
      givenUpMs: GIVEN_UP_MS,
      ...limits,
    };
    this.#nowMs = nowMs;
  }

  /** Waits until there is room; gives back how to leave, told whether there was an answer. @throws Problem `busy` with Retry-After */
  async enter(bytes: number): Promise<(wasAnswered: boolean) => void> {
    if (this.#waiting.length > 0 || !this.#fits(bytes)) await this.#wait(bytes);
    else this.#insideBytes += bytes;
    let isIn = true;
    return (wasAnswered) => {
      if (isIn) this.#leave(bytes, wasAnswered);
      isIn = false;
    };
  }

  async #wait(bytes: number): Promise<void> {
    const waitMs = (this.#insideBytes + this.#waitingBytes) * this.#pace;
    if (waitMs > this.#limits.longestWaitMs) throw this.#sendAway(waitMs, bytes * this.#pace);
    if (this.#waiting.length === 0) this.#seenMs = this.#nowMs();
    this.#waitingBytes += bytes;
    await new Promise<void>((resolve, reject) => {
      const giveUp = setTimeout(() => {
        this.#waiting = this.#waiting.filter((one) => one !== waiting);
        this.#waitingBytes -= bytes;
        reject(this.#sendAway(this.#limits.givenUpMs, bytes * this.#pace));
      }, this.#limits.givenUpMs);
      const enter = () => {
        clearTimeout(giveUp);
        resolve();
      };
      const waiting = { bytes, enter };
      this.#waiting.push(waiting);
    });
  }

  /** To each a turn of its own, one after the other, behind all who wait. */
  #sendAway(waitMs: number, turnMs: number): Problem {
    const now = this.#nowMs();
    const soonest = now + waitMs - this.#limits.longestWaitMs;
    this.#promisedMs = Math.max(this.#promisedMs, soonest) + turnMs;
    const seconds = Math.min(Math.max(Math.ceil((this.#promisedMs - now) / 1_000), 1), LONGEST_AWAY_S);
    return new Problem("busy", "Many devices send at once; this one's turn comes later. Nothing was taken.", {
      headers: { "retry-after": String(seconds) },
    });
  }

  /** One that hung up teaches nothing: it was quick because nobody waited for the end. */
  #leave(bytes: number, wasAnswered: boolean): void {
    this.#insideBytes -= bytes;
    if (wasAnswered && this.#waiting.length > 0) this.#learn(bytes);
    for (let next = this.#waiting[0]; next && this.#fits(next.bytes); next = this.#waiting[0]) {
      this.#waiting.shift();
      this.#waitingBytes -= next.bytes;
      this.#insideBytes += next.bytes;
      next.enter();
    }
  }

  #fits(bytes: number): boolean {
    return this.#insideBytes === 0 || this.#insideBytes + bytes <= this.#limits.bytesInside;
  }

  /** Each byte that leaves moves the guess by its share of what is remembered. */
  #learn(bytes: number): void {
    const now = this.#nowMs();
    const share = bytes / (bytes + MEMORY_BYTES);
    this.#pace += share * ((now - this.#seenMs) / bytes - this.#pace);
    this.#seenMs = now;
  }
}
