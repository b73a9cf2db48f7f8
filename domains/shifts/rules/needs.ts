import { type Command, ref, type Ref } from "@counterfoil/commands/spec";
import { needsOfDrawer as deviceOf, needsOfPlace } from "@counterfoil/venues/rules";
import { drawerState } from "./state.ts";

/** What every command of a drawer looks at. */
export function needsOfDrawer(command: Command<{ readonly drawer_id: string }>): Ref[] {
  const { drawer_id } = command.args;
  return [...needsOfPlace(command), deviceOf(drawer_id), ref(drawerState, drawer_id)];
}
