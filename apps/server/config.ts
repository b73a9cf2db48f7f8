import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { readUpstream, type Upstream } from "./site/config.ts";

/** What the environment says of how to run, read once and typed. */
export interface Config {
  /** Where the embedded database lives, and the secrets of this house. */
  readonly dataDir: string;
  /** Another PostgreSQL, instead of the embedded one. */
  readonly databaseUrl: string | undefined;
  readonly host: string;
  /** 0 takes any that is free. */
  readonly port: number;
  /** Writer lanes. */
  readonly lanes: number;
  readonly logLevel: LogLevel;
  /** Set where this server is the box of a shop, which forwards what it takes. */
  readonly upstream?: Upstream | undefined;
}

const LOG_LEVELS = ["silent", "error", "warn", "info", "debug"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const ROOT = resolve(import.meta.dirname, "../..");
/** A lane is a connection that is busy all the time; more of them than this would wait for the disk together. */
const MOST_LANES = 16;
const LARGEST_PORT = 65_535;
const DEFAULT_PORT = 8080;

/** An environment variable that cannot be what was meant. */
export class ConfigProblem extends Error {
  override readonly name = "ConfigProblem";
  readonly cure: string;

  constructor(variable: string, value: string, cure: string) {
    super(`${variable}=${value} is not possible. ${cure}`);
    this.cure = cure;
  }
}

/** Reads the environment. @throws ConfigProblem that names the variable. */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const read = (name: string): string | undefined => environment[name]?.trim() || undefined;
  return {
    dataDir: resolve(read("COUNTERFOIL_DATA") ?? `${ROOT}/.counterfoil`),
    databaseUrl: url("DATABASE_URL", read("DATABASE_URL")),
    host: read("HOST") ?? "127.0.0.1",
    port: whole("PORT", read("PORT"), DEFAULT_PORT, 0, LARGEST_PORT),
    lanes: whole("LANES", read("LANES"), Math.min(availableParallelism(), MOST_LANES), 1, MOST_LANES),
    logLevel: word("LOG_LEVEL", read("LOG_LEVEL"), "warn", LOG_LEVELS),
    upstream: readUpstream(read, (name, value, cure) => new ConfigProblem(name, value, cure)),
  };
}

function whole(
  name: string,
  text: string | undefined,
  otherwise: number,
  least: number,
  most: number,
): number {
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) {
    throw new ConfigProblem(name, text, `Set it to a whole number from ${least} to ${most}.`);
  }
  return value;
}

function word<W extends string>(
  name: string,
  text: string | undefined,
  otherwise: W,
  words: readonly W[],
): W {
  if (text === undefined) return otherwise;
  const found = words.find((each) => each === text.toLowerCase());
  if (found === undefined) throw new ConfigProblem(name, text, `Set it to one of ${words.join(", ")}.`);
  return found;
}

function url(name: string, text: string | undefined): string | undefined {
  if (text === undefined || /^postgres(ql)?:\/\/./.test(text)) return text;
  // The text may hold a password, so it is not repeated.
  throw new ConfigProblem(name, "…", "Set it to postgres://user:password@host:5432/database.");
}
