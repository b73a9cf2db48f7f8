import { execFile, spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { once } from "node:events";
import { promisify } from "node:util";
import { load, median } from "./load.ts";

const run = promisify(execFile);
const TPCB_SCALE = 20;
const DEBIAN = "/usr/lib/postgresql";

/** What the machine itself does, beside which the server's numbers mean something. */
export interface Floors {
  /** TPC-B-like transactions a second, prepared statements; null: not measured, there is no pgbench here. */
  readonly tpcb8: number | null;
  readonly tpcb16: number | null;
  /** Requests a second that a Fastify route which answers `{"hello":"world"}` serves to 64 clients. */
  readonly fastifyHello: number;
}

/** Fills the tables of pgbench once; false where there is no pgbench. */
export async function prepareTpcb(url: string): Promise<boolean> {
  const pgbench = findPgbench();
  if (!pgbench) return false;
  await run(pgbench, ["--initialize", "--quiet", `--scale=${TPCB_SCALE}`, url]);
  return true;
}

/** The median rate of TPC-B-like transactions over rounds. */
export async function tpcb(
  url: string,
  clients: number,
  seconds: number,
  rounds: number,
): Promise<number | null> {
  const pgbench = findPgbench();
  if (!pgbench) return null;
  const rates: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const options = [
      "--protocol=prepared",
      "--no-vacuum",
      `--client=${clients}`,
      "--jobs=2",
      `--time=${seconds}`,
    ];
    const { stdout } = await run(pgbench, [...options, url]);
    const rate = /tps = ([\d.]+)/.exec(stdout)?.[1];
    if (rate === undefined) throw new Error(`pgbench does not say its rate: ${stdout}`);
    rates.push(Number(rate));
  }
  return median(rates);
}

/** The median rate of a route that does nothing, in a process of its own, by the same generator. */
export async function fastifyHello(seconds: number, rounds: number): Promise<number> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "hello.ts")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const [address] = (await once(child.stdout, "data")) as [Buffer];
    const origin = address.toString().trim();
    const ask = { method: "GET", path: "/", headers: {} } as const;
    const rates: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      rates.push((await load(origin, { clients: 64, seconds, next: () => ask })).perSecond);
    }
    return median(rates);
  } finally {
    child.kill();
    await once(child, "exit");
  }
}

function findPgbench(): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).toSorted((a, b) => Number(b) - Number(a)) : [];
  const places = [
    ...versions.map((version) => join(DEBIAN, version, "bin")),
    ...(process.env["PATH"] ?? "").split(":"),
  ];
  return places.map((place) => join(place, "pgbench")).find((file) => existsSync(file));
}
