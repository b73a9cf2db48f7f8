import { spawnSync } from "node:child_process";
import { lstatSync, mkdirSync, mkdtempSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { ensureChromium } from "./chromium.mjs";
import { whyInstall } from "./installed.mjs";
import { linkWorkspaces } from "./links.mjs";
import { alone } from "./lock.mjs";

/** A checkout with these files, gone again after the test. */
function checkout(files: Record<string, object>): string {
  const root = mkdtempSync(join(tmpdir(), "counterfoil-setup-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), JSON.stringify(content));
  }
  return root;
}

const wanted = {
  packages: {
    "": { version: "0.1.0" },
    "kits/money": { version: "0.1.0" },
    "node_modules/@counterfoil/money": { link: true },
    "node_modules/pg": { version: "8.23.1" },
    "node_modules/vitest": { version: "5.1.0", dev: true },
    "node_modules/for-another-machine": { version: "1.0.0", optional: true },
  },
};

const anyone = { forTests: false };
const tester = { forTests: true };

function whenInstalled(packages: object) {
  return checkout({ "package-lock.json": wanted, "node_modules/.package-lock.json": { packages } });
}

test("a fresh clone is installed, and one that has all is left alone", () => {
  expect(whyInstall(checkout({ "package-lock.json": wanted }), anyone)).toBe("nothing is installed yet");
  const whole = { "node_modules/pg": { version: "8.23.1" }, "node_modules/vitest": { version: "5.1.0" } };
  expect(whyInstall(whenInstalled(whole), tester)).toBeNull();
});

test("another version or a missing library is a reason to install; a library of another machine is not", () => {
  expect(whyInstall(whenInstalled({ "node_modules/pg": { version: "8.0.0" } }), anyone)).toBe(
    "pg 8.23.1 is wanted, 8.0.0 is here",
  );
  expect(whyInstall(whenInstalled({}), anyone)).toBe("pg 8.23.1 is missing");
});

test("a deployed copy goes without the developers' libraries until somebody wants to test it", () => {
  const deployed = whenInstalled({ "node_modules/pg": { version: "8.23.1" } });
  expect(whyInstall(deployed, anyone)).toBeNull();
  expect(whyInstall(deployed, tester)).toBe("vitest 5.1.0 is missing");
});

test("a room is linked under its package's name, a wrong link is corrected, a right one is not touched", () => {
  const root = checkout({
    "package.json": { workspaces: ["apps/*", "kits/*"] },
    "kits/money/package.json": { name: "@counterfoil/money" },
    "kits/time/package.json": { name: "@counterfoil/time" },
    "kits/notes/readme.json": {},
  });
  mkdirSync(join(root, "node_modules/@counterfoil"), { recursive: true });
  symlinkSync("../../kits/gone", join(root, "node_modules/@counterfoil/time"));
  expect(linkWorkspaces(root)).toEqual(["@counterfoil/money", "@counterfoil/time"]);
  expect(readlinkSync(join(root, "node_modules/@counterfoil/time"))).toBe("../../kits/time");
  expect(linkWorkspaces(root)).toEqual([]);
  expect(lstatSync(join(root, "node_modules/@counterfoil/notes"), { throwIfNoEntry: false })).toBeUndefined();
});

test("one set-up at a time: the lock of a dead process is taken over, that of a living one is waited for", async () => {
  const root = checkout({});
  const dead = spawnSync(process.execPath, ["-e", ""]).pid;
  writeFileSync(join(root, ".setup.lock"), String(dead));
  expect(await alone(root, () => "mine")).toBe("mine");
  expect(lstatSync(join(root, ".setup.lock"), { throwIfNoEntry: false })).toBeUndefined();

  writeFileSync(join(root, ".setup.lock"), String(process.pid));
  const waiting = alone(root, () => "after the other");
  rmSync(join(root, ".setup.lock"));
  expect(await waiting).toBe("after the other");
});

test("the launcher passes arguments, output and exit code through, and ends by the signal it is given", () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(import.meta.dirname, "run.mjs"), ...args], { encoding: "utf8" });
  const root = checkout({});
  const program = join(root, "program.ts");
  writeFileSync(
    program,
    "const words: string[] = process.argv.slice(2);\nconsole.log(words.join());\nprocess.exit(7);\n",
  );
  expect(run(program, "a", "--b")).toMatchObject({ status: 7, stdout: "a,--b\n" });
  writeFileSync(program, "process.kill(process.pid, 'SIGTERM');\nsetTimeout(() => {}, 60_000);\n");
  expect(run(program).signal).toBe("SIGTERM");
});

test("a browser that the caller names is taken, and one that is not there is refused with the cure", async () => {
  onTestFinished(() => void vi.unstubAllEnvs());
  vi.stubEnv("CHROMIUM_PATH", process.execPath);
  expect(await ensureChromium()).toBe(process.execPath);
  vi.stubEnv("CHROMIUM_PATH", "/nowhere/chromium");
  await expect(ensureChromium()).rejects.toThrow(/nowhere.*\n  Cure: correct it/);
});
