import { cpus, totalmem } from "node:os";
import type { Floors } from "./floors.ts";
import type { LoadResult } from "./load.ts";
import type { SalesRow } from "./sales.ts";

export interface Results {
  readonly machine: string;
  readonly sales: Readonly<Record<string, SalesRow>>;
  readonly salesOneLocation: Readonly<Record<string, SalesRow>>;
  readonly reads: Readonly<Record<string, LoadResult>>;
  readonly floors: Floors;
  /** Sales a second at 64 clients over TPC-B-like transactions at 16; null where TPC-B was not measured. */
  readonly salesOverTpcb: number | null;
}

const GIBIBYTE = 2 ** 30;

export function describeMachine(): string {
  const all = cpus();
  const memory = Math.round(totalmem() / GIBIBYTE);
  return `${all.length} × ${all[0]?.model.trim() ?? "processor"}, ${memory} GiB, Node ${process.versions.node}`;
}

/** The table as docs/BENCHMARKS.md holds it. */
export function markdown(results: Results): string {
  const { sales, salesOneLocation, reads, floors, salesOverTpcb } = results;
  const heading = [
    "what",
    "clients",
    "per second",
    "p50 ms",
    "p95 ms",
    "p99 ms",
    "server CPU ms",
    "PostgreSQL CPU ms",
    "WAL bytes",
  ];
  const rows = [
    ...Object.entries(sales).map(([name, row]) => salesRow("sale, 100 locations", name, row)),
    ...Object.entries(salesOneLocation).map(([name, row]) => salesRow("sale, one location", name, row)),
    ...Object.entries(reads).map(([name, row]) => [name, "16", ...rates(row), "", "", ""]),
    ["floor: TPC-B-like (pgbench)", "8", perSecond(floors.tpcb8), "", "", "", "", "", ""],
    ["floor: TPC-B-like (pgbench)", "16", perSecond(floors.tpcb16), "", "", "", "", "", ""],
    ["floor: Fastify hello", "64", perSecond(floors.fastifyHello), "", "", "", "", "", ""],
  ];
  const over = salesOverTpcb === null ? "not measured" : salesOverTpcb.toFixed(2);
  return [
    results.machine,
    "",
    `| ${heading.join(" | ")} |`,
    `| --- |${" --: |".repeat(heading.length - 1)}`,
    ...rows.map((row) => `| ${row.join(" | ")} |`),
    "",
    `Sales at 64 clients over TPC-B-like transactions at 16: **${over}**`,
  ].join("\n");
}

function salesRow(what: string, clients: string, row: SalesRow): string[] {
  const cpu = (ms: number | null) => (ms === null ? "not measured" : ms.toFixed(3));
  return [
    what,
    clients.slice(1),
    ...rates(row),
    cpu(row.serverCpuMs),
    cpu(row.postgresCpuMs),
    String(Math.round(row.walBytes)),
  ];
}

function rates(row: LoadResult): string[] {
  return [perSecond(row.perSecond), row.p50.toFixed(1), row.p95.toFixed(1), row.p99.toFixed(1)];
}

function perSecond(rate: number | null): string {
  return rate === null ? "not measured" : Math.round(rate).toLocaleString("en");
}
