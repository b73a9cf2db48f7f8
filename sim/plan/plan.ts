import { Random } from "../engine/random.ts";
import { VERBS, type Verb } from "./verbs.ts";

/** One thing that is to happen. `draw` names the stream of chance that fills in the rest. */
export type Step = { readonly at: number; readonly draw: string } & (
  | { readonly do: "deed"; readonly till: number; readonly verb: Verb }
  | { readonly do: "leave"; readonly till: number }
  | { readonly do: "office"; readonly what: "price" | "sold_out" | "receive" }
  | { readonly do: "weather"; readonly kind: Weather; readonly forMs: number }
  | { readonly do: "partition"; readonly till: number; readonly forMs: number }
  | { readonly do: "crash"; readonly till: number }
  | { readonly do: "power_cut" }
  | { readonly do: "server_crash"; readonly when: "before" | "after" }
  | { readonly do: "clock"; readonly till: number }
  | { readonly do: "drift"; readonly till: number }
  | { readonly do: "wipe"; readonly till: number }
  | { readonly do: "second_tab"; readonly till: number; readonly forMs: number }
  | { readonly do: "upgrade"; readonly till: number }
  | { readonly do: "backup" }
  | { readonly do: "restore" }
  | { readonly do: "storage_fails"; readonly till: number; readonly forMs: number }
);

export type Weather = "calm" | "lossy" | "stormy" | "slow";

export interface Plan {
  readonly seed: string;
  readonly tills: number;
  readonly steps: readonly Step[];
}

const FEWEST_TILLS = 2;
const MOST_TILLS = 5;

/** How often what happens: nearly always somebody sells something. */
const KINDS = {
  deed: 100,
  leave: 1,
  office: 4,
  weather: 4,
  partition: 6,
  crash: 10,
  power_cut: 0.5,
  server_crash: 3,
  clock: 1.5,
  drift: 1,
  wipe: 0.7,
  second_tab: 1.5,
  upgrade: 1,
  backup: 1.5,
  restore: 1,
  storage_fails: 1.5,
} as const;

/** Days are not alike: on most of them one thing goes wrong more often than the others. */
const DAYS: readonly Partial<Record<keyof typeof KINDS, number>>[] = [
  {},
  { partition: 30 },
  { crash: 40 },
  { weather: 25, server_crash: 12 },
  { backup: 6, restore: 6, partition: 15 },
  { second_tab: 15, upgrade: 10, crash: 20 },
  { wipe: 4, crash: 20, partition: 15 },
  { storage_fails: 12, power_cut: 5 },
];

/** What shall happen more often than in other runs. */
export interface Emphasis {
  readonly kinds?: Partial<Record<keyof typeof KINDS, number>>;
  readonly verbs?: Partial<Record<Verb, number>>;
}

/** How long something lasts, least and most: a hiccup, a while, an evening. */
const SPELLS: readonly (readonly [number, number])[] = [
  [200, 3_000],
  [3_000, 120_000],
  [3_000, 120_000],
  [120_000, 3_600_000],
];

/** Everything that shall happen in a run. Steps are drawn each from a stream of its own, so that one can be left out. */
export function planOf(seed: string, count: number, emphasis: Emphasis = {}): Plan {
  const tills = new Random(`${seed} tills`).between(FEWEST_TILLS, MOST_TILLS);
  const kinds = { ...new Random(`${seed} day`).pick(DAYS), ...emphasis.kinds };
  const steps: Step[] = [];
  let at = 0;
  for (let n = 0; n < count; n += 1) {
    const draw = `${seed} step ${n}`;
    const random = new Random(draw);
    at += pauseMs(random);
    steps.push(stepOf(random, { at, draw: `${draw} more` }, tills, { ...emphasis, kinds }));
  }
  return { seed, tills, steps };
}

/** Rush hour mostly; sometimes nobody comes for a while. */
function pauseMs(random: Random): number {
  const kind = random.weighted({ at_once: 30, seconds: 60, minute: 9, long: 1 });
  switch (kind) {
    case "at_once":
      return random.between(0, 60);
    case "seconds":
      return random.between(100, 4_000);
    case "minute":
      return random.between(5_000, 60_000);
    case "long":
      return random.between(60_000, 1_200_000);
  }
}

function stepOf(
  random: Random,
  at: Pick<Step, "at" | "draw">,
  tills: number,
  { kinds, verbs }: Emphasis,
): Step {
  const till = random.below(tills);
  const forMs = random.between(...random.pick(SPELLS));
  const kind = random.weighted({ ...KINDS, ...kinds });
  switch (kind) {
    case "deed":
      return { ...at, do: kind, till, verb: random.weighted({ ...VERBS, ...verbs }) };
    case "office":
      return { ...at, do: kind, what: random.pick(["price", "sold_out", "receive"]) };
    case "weather":
      return { ...at, do: kind, kind: random.pick(["lossy", "stormy", "slow"]), forMs };
    case "server_crash":
      return { ...at, do: kind, when: random.pick(["before", "after"]) };
    case "partition":
    case "second_tab":
    case "storage_fails":
      return { ...at, do: kind, till, forMs };
    case "leave":
    case "crash":
    case "clock":
    case "drift":
    case "wipe":
    case "upgrade":
      return { ...at, do: kind, till };
    case "power_cut":
    case "backup":
    case "restore":
      return { ...at, do: kind };
  }
}
