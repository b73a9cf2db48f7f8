// npm run lock: writes package-lock.json anew after a room or a library came or went.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { complete, type LockFile } from "./complete.ts";

const file = "package-lock.json";
const { status } = spawnSync(
  "npm",
  ["install", "--package-lock-only", "--no-audit", "--no-fund", "--loglevel=error"],
  {
    stdio: ["ignore", "inherit", "inherit"],
  },
);
if (status === 0) {
  const lock = JSON.parse(readFileSync(file, "utf8")) as LockFile;
  writeFileSync(file, `${JSON.stringify(complete(lock), null, 2)}\n`);
}
process.exitCode = status ?? 1;
