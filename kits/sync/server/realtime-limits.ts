/** Bounds of the hint channel. Tests narrow them; nobody else does. */
export interface RealtimeLimits {
  /** Sockets of one process: each is a few kilobytes, and an open file. */
  readonly sockets: number;
  /** Sockets of one device at one location: more are lines that have died without saying so, and the oldest goes. */
  readonly perDevice: number;
  /** People of one location who are shown to each other. */
  readonly people: number;
  /** Bytes of one message: a token and an id are a tenth of it. */
  readonly messageBytes: number;
  /** Bytes that wait for a socket which does not read. */
  readonly bufferedBytes: number;
  /** Messages that one socket may send between two pings. */
  readonly messages: number;
  /** From the knock to `hello`. */
  readonly helloWithinMs: number;
  /** A socket that has not answered one ping when the next is due is dead. */
  readonly pingEveryMs: number;
  /** So long does the line of a device live at most that has been revoked. */
  readonly checkEveryMs: number;
  /** From `bye` to the cut. */
  readonly closeWithinMs: number;
}

export const REALTIME_LIMITS: RealtimeLimits = {
  sockets: 5_000,
  perDevice: 8,
  people: 100,
  messageBytes: 4 * 1024,
  bufferedBytes: 64 * 1024,
  messages: 200,
  helloWithinMs: 5_000,
  pingEveryMs: 20_000,
  checkEveryMs: 60_000,
  closeWithinMs: 1_000,
};
