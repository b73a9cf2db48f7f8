import { openStage, runCli, type Stage } from "@counterfoil/stage";
import { audit } from "./audit.ts";
import { Book } from "./book.ts";
import { flowing, killOnce, type Victim } from "./killer.ts";
import { shop } from "./shopper.ts";

export interface CrashPlan {
  readonly kills: number;
  /** The control: commits are acknowledged before they are on the disk, and PostgreSQL alone is killed. It must lose. */
  readonly unsafe: boolean;
  readonly say: (line: string) => void;
}

export interface CrashReport {
  readonly kills: number;
  readonly acknowledged: number;
  /** Sales whose shopper gave up without an answer; `taken_unknown` of them are there. */
  readonly indeterminate: number;
  readonly lost: number;
  readonly doubled: number;
  readonly verify: "ok" | "failed";
  /** Whether the views are, byte for byte, what the tape says. */
  readonly rebuild: "equal" | "different";
  /** Acknowledged with one receipt or total, found with another. */
  readonly different: number;
  readonly unknown: number;
  readonly receipt_gaps: number;
  readonly refused: number;
  /** Acknowledged in the end, after an attempt whose outcome was not known. */
  readonly recovered: number;
  readonly taken_unknown: number;
  readonly killed: Readonly<Record<Victim, number>>;
  /** How long nothing could be sold, in milliseconds: the middle and the longest. */
  readonly standstill_ms: Readonly<
    Partial<Record<Victim, { readonly median: number; readonly longest: number }>>
  >;
  readonly control: boolean;
  readonly seconds: number;
  /** Whether it came out as it must: nothing lost; or, for the control, something. */
  readonly ok: boolean;
}

const SHOPPERS = 32;
const LOCATIONS = 8;
/** Examples that are told of each kind of fault. */
const EXAMPLES = 5;
const SAFE_VICTIMS: readonly Victim[] = ["server", "postgres", "both"];
const UNSAFE_VICTIMS: readonly Victim[] = ["postgres"];

/** Sells, kills, and compares: the whole run. */
export async function crash({ kills, unsafe, say }: CrashPlan): Promise<CrashReport> {
  const began = Date.now();
  say(`Opening a house with ${LOCATIONS} locations …`);
  const stage = await openStage({ locations: LOCATIONS });
  const interrupted = (): void => void stage.stop().finally(() => process.exit(130));
  process.once("SIGINT", interrupted).once("SIGTERM", interrupted);
  try {
    if (unsafe) await loosen(stage);
    const book = new Book();
    const standstills = await sellAndKill(stage, book, { kills, unsafe, say });
    say(`${book.acknowledged} sales acknowledged; comparing each with what is there …`);
    const found = await audit(stage, book);
    await stage.end("SIGTERM");
    const [verified, rebuilt] = [await runCli(["verify"], stage.env), await runCli(["rebuild"], stage.env)];
    for (const refusal of book.refusals.slice(0, EXAMPLES)) say(`refused: ${refusal}`);
    for (const kind of ["lost", "doubled", "different", "unknown"] as const) {
      if (found[kind].length > 0) say(`${kind}: ${found[kind].slice(0, EXAMPLES).join(", ")} …`);
    }
    if (verified.code !== 0) say(`verify: ${JSON.stringify(verified.json)}`);
    if (rebuilt.code !== 0) say(`rebuild: ${JSON.stringify(rebuilt.json)}`);
    const report: Omit<CrashReport, "ok"> = {
      kills,
      acknowledged: book.acknowledged,
      indeterminate: book.indeterminate,
      lost: found.lost.length,
      doubled: found.doubled.length,
      verify: verified.code === 0 ? "ok" : "failed",
      rebuild: rebuilt.code === 0 ? "equal" : "different",
      different: found.different.length,
      unknown: found.unknown.length,
      receipt_gaps: found.gaps,
      refused: book.refusals.length,
      recovered: book.recovered,
      taken_unknown: found.takenUnknown,
      ...standstills,
      control: unsafe,
      seconds: Math.round((Date.now() - began) / 1000),
    };
    return { ...report, ok: unsafe ? report.lost > 0 : isFaultless(report) };
  } finally {
    process.off("SIGINT", interrupted).off("SIGTERM", interrupted);
    await stage.stop();
  }
}

function isFaultless(report: Omit<CrashReport, "ok">): boolean {
  const { lost, doubled, different, unknown, receipt_gaps, refused, verify, rebuild } = report;
  const faults = lost + doubled + different + unknown + receipt_gaps + refused;
  return faults === 0 && verify === "ok" && rebuild === "equal" && report.acknowledged > 0;
}

/** For this database alone: the server's own setting comes from its command line, which `alter system` does not outrank. */
async function loosen(stage: Stage): Promise<void> {
  await stage.query(`alter database counterfoil set synchronous_commit = off`);
  await stage.restart();
  const [row] = await stage.query<{ synchronous_commit: string }>("show synchronous_commit");
  if (row?.synchronous_commit !== "off") throw new Error("the control would be no control");
}

async function sellAndKill(
  stage: Stage,
  book: Book,
  { kills, unsafe, say }: CrashPlan,
): Promise<Pick<CrashReport, "killed" | "standstill_ms">> {
  const victims = unsafe ? UNSAFE_VICTIMS : SAFE_VICTIMS;
  const waited: Record<Victim, number[]> = { server: [], postgres: [], both: [] };
  let over = false;
  const shopping = Promise.all(Array.from({ length: SHOPPERS }, () => shop(stage, book, () => over)));
  const watched = shopping.then(() => {
    throw new Error("the shoppers have gone home");
  });
  // Once the run is over they may.
  watched.catch(() => {});
  try {
    await Promise.race([flowing(book), watched]);
    for (let kill = 1; kill <= kills; kill += 1) {
      const victim = victims[kill % victims.length] ?? "postgres";
      // A shopper that fails ends the run here, rather than after all kills.
      waited[victim].push(await Promise.race([killOnce(stage, book, victim), watched]));
      say(`kill ${kill} of ${kills}: ${victim}; ${book.acknowledged} sales acknowledged so far`);
    }
  } finally {
    over = true;
  }
  await shopping;
  return summary(waited);
}

function summary(waited: Readonly<Record<Victim, number[]>>): Pick<CrashReport, "killed" | "standstill_ms"> {
  const { server, postgres, both } = waited;
  const killed = { server: server.length, postgres: postgres.length, both: both.length };
  const times = Object.entries(waited)
    .filter(([, all]) => all.length > 0)
    .map(([victim, all]) => {
      const sorted = all.map(Math.round).toSorted((a, b) => a - b);
      return [victim, { median: sorted[sorted.length >> 1], longest: sorted.at(-1) }];
    });
  return { killed, standstill_ms: Object.fromEntries(times) as CrashReport["standstill_ms"] };
}
