import { isAbsolute, resolve } from "node:path";
import { expect, test } from "vitest";
import { ConfigProblem, readConfig } from "./config.ts";

test("an empty environment gives a house on the loopback, with its data in the project", () => {
  const config = readConfig({});
  expect(config).toMatchObject({ host: "127.0.0.1", port: 8080, logLevel: "warn", databaseUrl: undefined });
  expect(config.dataDir).toBe(resolve(import.meta.dirname, "../../.counterfoil"));
  expect(config.lanes).toBeGreaterThan(0);
});

test("every variable is read, and empty ones count for nothing", () => {
  const config = readConfig({
    COUNTERFOIL_DATA: "here",
    DATABASE_URL: "postgres://u:p@h/d",
    HOST: "0.0.0.0",
    PORT: "0",
    LANES: "3",
    LOG_LEVEL: "Info",
  });
  expect(config).toMatchObject({
    host: "0.0.0.0",
    port: 0,
    lanes: 3,
    logLevel: "info",
    databaseUrl: "postgres://u:p@h/d",
  });
  expect(isAbsolute(config.dataDir)).toBe(true);
  expect(readConfig({ PORT: "", DATABASE_URL: " " })).toMatchObject({ port: 8080, databaseUrl: undefined });
});

test.each([
  ["PORT", "http"],
  ["PORT", "70000"],
  ["PORT", "-1"],
  ["LANES", "0"],
  ["LOG_LEVEL", "loud"],
  ["DATABASE_URL", "mysql://u:secret@h/d"],
])("%s=%s is refused by name, and no password is shown", (name, value) => {
  const read = () => readConfig({ [name]: value });
  expect(read).toThrow(ConfigProblem);
  expect(read).toThrow(name);
  expect(read).not.toThrow("secret");
});
