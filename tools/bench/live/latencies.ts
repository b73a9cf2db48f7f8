import { percentiles } from "../load.ts";

export interface Latencies {
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

export function latencies(times: readonly number[]): Latencies {
  const { p50, p95, p99 } = percentiles(times.toSorted((a, b) => a - b));
  const tenths = (ms: number) => Math.round(ms * 10) / 10;
  return { medianMs: tenths(p50), p95Ms: tenths(p95), p99Ms: tenths(p99) };
}
