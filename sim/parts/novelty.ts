import { accept, type CommandSpec, type Domain } from "@counterfoil/commands";
import Type from "typebox";

/** What the server's rule says when it breaks; nobody wonders about that one. */
export const BROKEN_ON_PURPOSE = "a rule that breaks on purpose";

/** From this release on tills know a command that the server has never heard of. */
export const FIRST_NEW_RELEASE = 2;

const EMPTY = Type.Object({ id: Type.String() });

function spec(type: string, decide: CommandSpec["decide"]): CommandSpec {
  return { type, kind: "fact", permission: "novelty", args: EMPTY, needs: () => [], decide };
}

function domain(commands: readonly CommandSpec[]): Domain {
  const nothing = { states: [], views: [], derivedTables: [] };
  return { name: "novelty", commands, ...nothing };
}

/** The server's side: one of the two it does not know, and over the other its rule breaks. */
export const serverNovelty: Domain = domain([
  spec("novelty.break", () => {
    throw new Error(BROKEN_ON_PURPOSE);
  }),
]);

/** What tills may ask for, by their release. A bad command must not stop those behind it. */
export function tillNovelty(release: number): Domain {
  const breaking = spec("novelty.break", () => accept());
  const unheard = spec("novelty.unheard_of", () => accept());
  return domain(release >= FIRST_NEW_RELEASE ? [breaking, unheard] : [breaking]);
}
