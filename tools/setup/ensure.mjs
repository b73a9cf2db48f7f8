import { delimiter, join } from "node:path";
import { install } from "./install.mjs";
import { whyInstall } from "./installed.mjs";
import { linkWorkspaces } from "./links.mjs";
import { alone } from "./lock.mjs";
import { findNode } from "./node.mjs";
import { root } from "./root.mjs";

/**
 * Makes a fresh clone ready to run: libraries, links between the workspaces, and a Node that is new enough.
 * Does nothing, in a few milliseconds, where all is in place. Plain JavaScript for Node ≥ 20 with nothing installed.
 * @param {{ forTests?: boolean }} [wish] tests need the developers' libraries too
 * @returns {Promise<{ node: string, env: NodeJS.ProcessEnv }>} what to start programs with
 * @throws {import("./say.mjs").SetupProblem} with the cure, when a person has to act
 */
export async function ensure(wish = {}) {
  const need = { forTests: wish.forTests === true };
  if (whyInstall(root, need)) {
    await alone(root, () => {
      // Asked again: another process may have installed while this one waited.
      const why = whyInstall(root, need);
      if (why) install(root, why, need);
    });
  }
  linkWorkspaces(root);
  const path = [join(root, "node_modules", ".bin"), process.env.PATH ?? ""].join(delimiter);
  return { node: findNode(root), env: { ...process.env, PATH: path } };
}
