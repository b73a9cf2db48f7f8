/** Everything that goes wrong on purpose. */
export const FAULTS = [
  "request_lost",
  "reply_lost",
  "duplicated",
  "delayed",
  "reordered",
  "partition",
  "poke_lost",
  "till_crash",
  "crash_kept",
  "crash_not_kept",
  "server_crash_before_commit",
  "server_crash_after_commit",
  "clock_off_by_a_day",
  "clock_drift",
  "storage_wiped",
  "two_tabs",
  "upgrade",
  "backup_restored",
  "storage_failing",
  "power_cut",
] as const;
export type Fault = (typeof FAULTS)[number];

/** How often each has really struck, not how often it was planned. */
export class FaultCount {
  readonly struck: Record<Fault, number> = Object.fromEntries(FAULTS.map((fault) => [fault, 0])) as Record<
    Fault,
    number
  >;

  hit(fault: Fault): void {
    this.struck[fault] += 1;
  }
}
