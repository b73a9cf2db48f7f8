import { spawn } from "node:child_process";
import { constants } from "node:os";
import { ensure } from "./ensure.mjs";
import { say, SetupProblem } from "./say.mjs";

/** @type {NodeJS.Signals[]} */
const passedOn = ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"];

/**
 * Prepares the checkout, then becomes the program: same input, output and exit code, and signals reach it.
 * @param {string[]} args a file that Node runs, and its arguments
 * @param {{ forTests?: boolean }} [wish]
 */
export async function launch(args, wish) {
  try {
    const { node, env } = await ensure(wish);
    if (node === process.execPath && process.execve) replaceThisProcess(node, args, env);
    else runBeside(node, args, env);
  } catch (problem) {
    if (!(problem instanceof SetupProblem)) throw problem;
    say(problem.message);
    process.exitCode = 1;
  }
}

/**
 * Once all is installed, npm's PATH leads to the right Node at once. Then there is no parent to kill by mistake: the
 * process that npm or a supervisor knows is the server itself.
 * @param {string} node
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
function replaceThisProcess(node, args, env) {
  process.removeAllListeners("warning");
  process.execve?.(node, [node, ...args], env);
}

/**
 * @param {string} node
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
function runBeside(node, args, env) {
  const child = spawn(node, args, { stdio: "inherit", env });
  for (const signal of passedOn) {
    process.on(signal, () => {
      // Ctrl-C at a terminal reaches the whole group by itself; twice would mean "at once, without cleaning up".
      if (!(process.stdin.isTTY && signal === "SIGINT")) child.kill(signal);
    });
  }
  child.on("error", (problem) => {
    say(`${node} did not start: ${problem.message}`);
    process.exitCode = 1;
  });
  child.on("exit", (code, signal) => {
    process.exitCode = signal ? 128 + constants.signals[signal] : (code ?? 1);
  });
}
