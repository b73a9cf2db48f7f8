import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as house from "../../architecture.ts";
import { ensureChromium } from "../setup/chromium.mjs";
import { readRepository } from "../tidy/repository.ts";
import { asText, tidy } from "../tidy/tidy.ts";
import { type Outcome, runProgram } from "./program.ts";
import { tallyPlaywright, tallyVitest } from "./reports.ts";
import { oneCheck, type Tally } from "./tally.ts";

export type Part = "static" | "vitest" | "e2e";

export interface Result {
  readonly tally: Tally;
  /** What a person needs to see when something failed. */
  readonly output: string;
}

export interface Step {
  readonly part: Part;
  readonly name: string;
  /** @param filters paths that the caller gave: run these tests alone */
  run(filters: readonly string[]): Promise<Result>;
}

/** All of them together stay below 25 minutes on two cores. */
const staticLimitMs = 3 * 60_000;
const vitestLimitMs = 12 * 60_000;
const e2eLimitMs = 11 * 60_000;

export const steps: readonly Step[] = [
  check("format", "oxfmt", "--check"),
  check("lint", "oxlint"),
  check("types: server and tools", "tsc", "--project", "tsconfig.node.json"),
  check("types: rules and contracts, without Node and DOM", "tsc", "--project", "tsconfig.pure.json"),
  check("types: browser apps", "tsc", "--project", "tsconfig.web.json"),
  check("types: browser tests", "tsc", "--project", "tsconfig.web-tools.json"),
  { part: "static", name: "tidy", run: runTidy },
  check("unused exports and libraries", "knip", "--no-progress", "--no-config-hints"),
  { part: "vitest", name: "tests", run: runVitest },
  { part: "e2e", name: "browser tests", run: runPlaywright },
];

function check(name: string, command: string, ...args: string[]): Step {
  return {
    part: "static",
    name,
    async run() {
      const { ok, output } = await runProgram(command, args, { limitMs: staticLimitMs, show: "afterwards" });
      return { tally: oneCheck(ok), output };
    },
  };
}

async function runTidy(): Promise<Result> {
  const findings = tidy(readRepository(process.cwd(), house));
  const failed = findings.filter(({ violations }) => violations.length > 0);
  return {
    tally: { passed: findings.length - failed.length, failed: failed.length, skipped: 0 },
    output: failed.flatMap(({ rule, violations }) => violations.map((each) => asText(rule, each))).join("\n"),
  };
}

async function runVitest(filters: readonly string[]): Promise<Result> {
  return withReport(async (report) => {
    // Thresholds speak of the whole suite: a part of it cannot reach them.
    const coverage = filters.length === 0 ? ["--coverage"] : [];
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    const outcome = await runProgram("vitest", ["run", ...coverage, ...reporters, ...filters], {
      limitMs: vitestLimitMs,
      show: "live",
    });
    return counted(outcome, tallyVitest(await readIfThere(report), outcome.ok));
  });
}

async function runPlaywright(filters: readonly string[]): Promise<Result> {
  return withReport(async (report) => {
    const env = {
      ...process.env,
      CHROMIUM_PATH: await ensureChromium(),
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    };
    const outcome = await runProgram("playwright", ["test", "--reporter=list,json", ...filters], {
      limitMs: e2eLimitMs,
      show: "live",
      env,
    });
    return counted(outcome, tallyPlaywright(await readIfThere(report), outcome.ok));
  });
}

function counted({ output }: Outcome, tally: Tally): Result {
  return { tally, output };
}

async function withReport<T>(work: (report: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "counterfoil-test-"));
  try {
    return await work(join(folder, "report.json"));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A runner that broke down early has written nothing: that counts as a failure, further on. */
async function readIfThere(path: string): Promise<string> {
  return readFile(path, "utf8").catch(() => "");
}
