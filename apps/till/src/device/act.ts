import { may } from "@counterfoil/access/rules";
import type { Fold, States } from "@counterfoil/commands/spec";
import type { Id } from "@counterfoil/ids";
import { must, ok, refuse, type Refusal, type Result } from "@counterfoil/result";
import { StorageFailed } from "@counterfoil/sync/device";
import { type Ground, noStand } from "./ground.ts";
import { deeds } from "./house.ts";
import { turnedAway } from "./keeping.ts";
import type { Stand } from "./stand.ts";
import { deviceWords } from "./words.ts";

/** What the device has done, with the documents as they look now. */
export interface Acted {
  readonly stand: Stand;
  readonly states: States;
}

/** Does something here and now: decided by the rules, stored for good, sent later. Never waits for the network. */
export async function act(ground: Ground, type: string, id: Id, args: unknown): Promise<Result<Acted>> {
  const stand = await ground.stand();
  if (stand === null) return noStand(ground);
  const { person } = ground.store.current();
  if (person === null) return refuse("not_signed_in", deviceWords.nobody);
  const hindrance = hindranceOf(ground, stand, type);
  if (hindrance !== null) return { ok: false, refusal: hindrance };
  try {
    const done = await stand.device.do({ id, type, actor: person.id, args });
    return done.ok ? ok({ stand, states: done.states }) : done;
  } catch (problem) {
    if (problem instanceof StorageFailed) return refuse("not_kept", problem.message);
    throw problem;
  }
}

/** The document that a deed was about, as it looks after it. */
export function after<S>({ states }: Acted, fold: Fold<S>, key: string): S {
  return must(states.get(fold, key), `${fold.kind} ${key} is there after a deed about it`);
}

/** Why nothing may be done here now, whatever it is; or why this person may not do this. */
function hindranceOf(ground: Ground, stand: Stand, type: string): Refusal | null {
  const { writer, has, unsent } = stand.device.status();
  const why = turnedAway(stand);
  if (why !== null) return { code: "turned_away", message: deviceWords.turned_away(why, unsent) };
  if (writer === "elsewhere") return { code: "looking_on", message: deviceWords.looking_on };
  if (!has.location) return { code: "starting", message: deviceWords.starting };
  const { person } = ground.store.current();
  const role = ground.kept.read("team")?.find(({ id }) => id === person?.id)?.role ?? "staff";
  const permission = must(permissions.get(type), `a till knows ${type}`);
  return may({ kind: "staff", role }, permission)
    ? null
    : { code: "not_allowed", message: deviceWords.not_allowed };
}

const permissions = new Map<string, string>(deeds.map(({ type, permission }) => [type, permission]));
