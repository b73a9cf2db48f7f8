import { must } from "@counterfoil/result";
import { Random } from "../engine/random.ts";
import type { Step } from "../plan/plan.ts";
import type { Till } from "./till.ts";
import type { World } from "./world.ts";

const DAY_MS = 86_400_000;
/** A bad quartz: seconds in an hour. */
const WORST_DRIFT = 0.002;

/** Lets one step of the plan happen. */
export function perform(world: World, tills: readonly Till[], step: Step): void {
  const random = new Random(step.draw);
  const { network, schedule, trace, faults } = world;
  const till = "till" in step ? must(tills[step.till], "a step is about a till that there is") : null;
  switch (step.do) {
    case "deed":
      return till?.act(step.verb, random);
    case "leave":
      return till?.changePerson(random);
    case "office":
      return world.office(step.what, random);
    case "weather":
      trace.say("network", step.kind);
      network.weather = step.kind;
      schedule.after(step.forMs, "the weather clears", () => (network.weather = "calm"));
      return;
    case "partition": {
      const { id } = must(till, "a partition is of a till");
      trace.say("network", `loses till ${step.till} for ${step.forMs} ms`);
      network.cut(id);
      schedule.after(step.forMs, "the line is mended", () => network.mend(id));
      return;
    }
    case "crash":
      return till?.crash(random);
    case "power_cut":
      faults.hit("power_cut");
      trace.say("all", "the power goes");
      for (const one of tills) one.losePower();
      return world.server?.kill();
    case "server_crash":
      if (world.server) world.server.dying = step.when;
      return;
    case "clock":
      faults.hit("clock_off_by_a_day");
      return till?.setClock(random.pick([-DAY_MS, DAY_MS, 0]), 1);
    case "drift":
      faults.hit("clock_drift");
      return till?.setClock(0, 1 + random.pick([-WORST_DRIFT, WORST_DRIFT]));
    case "wipe":
      return till?.wipe();
    case "second_tab":
      return till?.openSecondTab(step.forMs);
    case "upgrade":
      return till?.upgrade();
    case "storage_fails":
      return till?.failStorage(step.forMs);
    case "backup":
      return world.backUp();
    case "restore":
      return world.restoreBackup();
  }
}
