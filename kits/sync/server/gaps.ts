import type { Id } from "@counterfoil/ids";
import type { Reader } from "@counterfoil/sql";
import type { Told } from "./ports.ts";
import { findSilent, noteSync } from "./store/device-syncs.ts";

/** What a device says is written down at most this often, unless more is missing than before. */
const NOTE_EVERY_MS = 10_000;
/** Sequences that a process remembers to have noted; beyond it the longest untold go first. */
const REMEMBERED = 20_000;
/** A device that is silent for this long, while something of it is missing, needs somebody to look at it. */
export const SILENT_AFTER_MS = 10 * 60_000;
const SWEEP_MS = 60_000;
/** Looked at in one sweep. */
const MOST_ALARMS = 1_000;

/** Takes note of how far devices say that they have come. */
export class Notes {
  readonly #noted = new Map<string, { readonly made: number; readonly atMs: number }>();

  async take(reader: Reader, told: Told): Promise<void> {
    const { scope, device, epoch, made, stored, clock, now, itself, over } = told;
    const name = `${scope}${device}${epoch}`;
    const nowMs = Date.parse(now);
    const noted = this.#noted.get(name);
    const isMissing = made > stored && made > (noted?.made ?? 0);
    if (noted && !isMissing && !over && nowMs - noted.atMs < NOTE_EVERY_MS) return;
    const clock_offset_ms = nowMs - Date.parse(clock);
    await reader.query(noteSync, {
      scope,
      device,
      epoch,
      made,
      heard_at: now,
      clock_offset_ms,
      itself,
      over,
    });
    this.#keep(name, { made, atMs: nowMs });
  }

  #keep(name: string, note: { made: number; atMs: number }): void {
    this.#noted.delete(name);
    this.#noted.set(name, note);
    for (const oldest of this.#noted.keys()) {
      if (this.#noted.size <= REMEMBERED) return;
      this.#noted.delete(oldest);
    }
  }
}

/** Whether somebody should look at a device: something of it is missing, and it has said nothing for long. */
export function isAlarm(of: { missing: number; heard_at: string | null }, now: string): boolean {
  if (of.missing === 0 || of.heard_at === null) return false;
  return Date.parse(now) - Date.parse(of.heard_at) >= SILENT_AFTER_MS;
}

/** Something of a device is missing, and it is silent. */
export interface GapAlarm {
  readonly scope: Id;
  readonly device: Id;
  readonly epoch: number;
  readonly missing: number;
  readonly heard_at: string;
}

export interface GapWatch {
  /** Looks now. Called by itself once a minute. */
  sweep(): Promise<void>;
  stop(): void;
}

/** Looks for devices that are silent with commands of theirs missing, and tells of each once until it has ended. */
export function watchGaps(options: {
  readonly reader: Reader;
  /** The server's clock, RFC 3339. */
  readonly now: () => string;
  readonly alarm: (alarm: GapAlarm) => void;
  /** Told when it cannot look: the database is away. */
  readonly trouble?: (problem: unknown) => void;
}): GapWatch {
  let told = new Set<string>();
  const sweep = async (): Promise<void> => {
    const since = new Date(Date.parse(options.now()) - SILENT_AFTER_MS).toISOString();
    const rows = await options.reader.query(findSilent, { since, limit: MOST_ALARMS });
    const seen = new Set<string>();
    for (const { scope_id: scope, device_id: device, epoch, made, stored, heard_at } of rows) {
      const name = `${scope}${device}${epoch}`;
      seen.add(name);
      if (!told.has(name)) options.alarm({ scope, device, epoch, missing: made - stored, heard_at });
    }
    told = seen;
  };
  const timer = setInterval(() => {
    sweep().catch((problem: unknown) => options.trouble?.(problem));
  }, SWEEP_MS).unref();
  return { sweep, stop: () => clearInterval(timer) };
}
