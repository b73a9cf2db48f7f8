/** Commands in one push: a minute of a busy till, and far below a body's bytes. */
export const MOST_PUSHED = 200;
/** Tape entries that one page of a pull covers. */
export const MOST_PULLED = 500;
/** Documents in one chunk of a snapshot. */
export const SNAPSHOT_CHUNK = 500;
/** A device that is further behind takes a snapshot: it is less to send than all that happened. */
export const FARTHEST_BEHIND = 20_000;
/** A push of this many commands may be larger than other bodies. */
export const PUSH_BYTES = 4 * 1024 * 1024;
/** Pokes for one scope come no closer together than this. */
export const POKE_EVERY_MS = 50;
/** A device asks by itself this often, because a poke may be lost. */
export const PULL_EVERY_MS = 30_000;
/** Acknowledged commands stay on their device so long, so that a restored older backup can be brought up to date. */
export const KEEP_ACKED_MS = 7 * 24 * 60 * 60_000;
