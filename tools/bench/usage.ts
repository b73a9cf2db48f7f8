import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

// Linux counts processor time in hundredths of a second, whatever the kernel's own tick (man 5 proc, sysconf _SC_CLK_TCK).
const TICKS_PER_SECOND = 100;
const USER_TIME = 13;
const PARENT = 3;

/** Seconds of processor that a process has used; null where the system does not say. */
export function cpuSeconds(pid: number): number | null {
  const fields = stat(pid);
  return fields ? (Number(fields[USER_TIME]) + Number(fields[USER_TIME + 1])) / TICKS_PER_SECOND : null;
}

/** The same for a PostgreSQL in a data directory: the postmaster and every process it has started. */
export function postgresCpuSeconds(dataDir: string): number | null {
  const file = join(dataDir, "postgres", "cluster", "postmaster.pid");
  if (!existsSync(file) || !existsSync("/proc")) return null;
  const postmaster = Number(readFileSync(file, "utf8").split("\n", 1)[0]);
  let seconds = cpuSeconds(postmaster) ?? 0;
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name) || Number(stat(Number(name))?.[PARENT]) !== postmaster) continue;
    seconds += cpuSeconds(Number(name)) ?? 0;
  }
  return seconds;
}

/** The most memory that a process has held, in mebibytes; null where the system does not say. */
export function peakRssMb(pid: number): number | null {
  try {
    const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return kibibytes === undefined ? null : Math.round(Number(kibibytes) / 1024);
  } catch {
    return null;
  }
}

/** The fields of /proc/PID/stat; the name in brackets counts as one. */
function stat(pid: number): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return ["", "", ...text.slice(text.lastIndexOf(")") + 2).split(" ")];
  } catch {
    return null;
  }
}
