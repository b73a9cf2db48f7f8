import { must, type Refusal } from "@counterfoil/result";
import Type from "typebox";
import { checker } from "./check.ts";
import type { AnySpec, House } from "./house.ts";
import { refused, type CommandKind } from "./spec.ts";
import type { Draft, Grant } from "./submission.ts";

/** A command that may go on to its rule, or the answer that is known at the door. */
export interface Admitted {
  readonly spec: AnySpec;
  readonly refusal?: Refusal;
}

/** What every command passes: its rule is known, its arguments fit, its sender may. */
export class Door {
  readonly #house: House;
  readonly #checks: ReadonlyMap<string, (args: unknown) => Refusal | undefined>;

  constructor(house: House) {
    this.#house = house;
    this.#checks = new Map([...house.specs].map(([type, spec]) => [type, checker(spec.args)]));
  }

  /** A refused command comes with a rule that it can be stored by, for those that must be. */
  admit(draft: Draft, grant: Grant): Admitted {
    const { type, args, chain, scope } = draft;
    const spec = this.#house.specs.get(type);
    if (!spec) {
      const unknown = refused("unknown_command", `There is no command ${type}.`, "type");
      return { spec: standIn(type, chain?.kind ?? "fact"), ...unknown };
    }
    const misfit = must(this.#checks.get(type), "every command has a check")(args);
    if (misfit) return { spec: standIn(type, spec.kind), refusal: misfit };
    if (grant.denied) return { spec, refusal: grant.denied };
    if (grant.may(spec.permission, scope)) return { spec };
    return { spec, ...refused("not_allowed", `This sign-in does not allow "${spec.permission}" here.`) };
  }
}

/** For a command of which nothing is known but that it was given a place. It is never asked to decide. */
function standIn(type: string, kind: CommandKind): AnySpec {
  const decide: AnySpec["decide"] = () => refused("unknown_command", `There is no command ${type}.`, "type");
  return { type, kind, permission: "", args: Type.Unknown(), needs: () => [], decide };
}
