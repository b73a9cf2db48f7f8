import { type Command, ref, type Ref } from "@counterfoil/commands/spec";
import { needsOfPlace } from "@counterfoil/venues/rules";
import { drawerState } from "./state.ts";

/** What every command of a drawer looks at. */
export function needsOfDrawer(command: Command<{ readonly drawer_id: string }>): Ref[] {
  return [...needsOfPlace(command), ref(drawerState, command.args.drawer_id)];
}
