import pino, { type Logger } from "pino";
import type { LogLevel } from "./config.ts";

/** One JSON line for each thing worth reading, to standard error: standard output belongs to the commands' answers. */
export function makeLog(level: LogLevel): Logger {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 2, sync: true }),
  );
}
