/**
 * The rooms of the house and the doors between them, as data. `tools/tidy` enforces it in every test run and
 * `node tools/tidy/draw.ts` draws it. A new room is a line here; a new door is a name in a list here, and the commit
 * says why.
 */

/** What a room finds where it runs: "anywhere" means neither Node nor DOM, so that till, server and tests share it. */
export type Ground = "anywhere" | "server" | "browser";

export interface Kit {
  readonly ground: Ground;
  /** Kits below this one. No circles: oxlint's import/no-cycle would find them, and this order forbids them. */
  readonly imports: readonly string[];
  /** Exports of a server kit that run anywhere, and so may be imported by rules and browser apps. */
  readonly anywhere?: readonly string[];
}

/** Mechanism. A business noun in one of these is a mistake. */
export const kits: Readonly<Record<string, Kit>> = {
  result: { ground: "anywhere", imports: [] },
  ids: { ground: "anywhere", imports: ["result"] },
  time: { ground: "anywhere", imports: ["result"] },
  money: { ground: "anywhere", imports: ["result"] },
  wire: { ground: "anywhere", imports: ["result", "ids", "time", "money"] },
  sql: { ground: "server", imports: ["result", "ids", "time"] },
  secrets: { ground: "server", imports: ["result"] },
  postgres: { ground: "server", imports: ["result"] },
  migrations: { ground: "server", imports: ["result", "sql"] },
  commands: {
    ground: "server",
    imports: ["result", "ids", "time", "wire", "sql"],
    anywhere: ["./spec", "./text"],
  },
  delimited: { ground: "server", imports: ["result", "money"], anywhere: ["./write"] },
  http: { ground: "server", imports: ["result", "ids", "time", "money", "wire", "sql", "commands"] },
  backup: { ground: "server", imports: ["result", "sql", "postgres", "migrations", "commands"] },
  client: { ground: "anywhere", imports: ["result", "ids", "time", "money", "wire"] },
  /** The server half in the open; the device half and the shapes of the wire run anywhere. */
  sync: {
    ground: "server",
    imports: ["result", "ids", "time", "wire", "sql", "commands", "http"],
    anywhere: ["./wire", "./device", "./link"],
  },
  /** Where a browser keeps what must not be lost. */
  vault: { ground: "browser", imports: ["result", "ids", "sync"] },
  ui: { ground: "browser", imports: ["result", "time", "money"], anywhere: ["./picture-ids"] },
  testing: {
    ground: "server",
    imports: [
      "result",
      "ids",
      "time",
      "money",
      "wire",
      "sql",
      "postgres",
      "migrations",
      "commands",
      "http",
      "client",
      "sync",
    ],
  },
};

/**
 * What we know, upstream first. A domain may use the contracts and rules of those in earlier rows. It hears those
 * beside and below it through their events (`reactions`), or through a named door.
 */
export const domains: readonly (readonly string[])[] = [
  ["venues"],
  ["people"],
  ["staff", "access", "customers"],
  ["catalog"],
  ["receipts"],
  ["orders"],
  ["payments", "kitchen"],
  ["stock", "shifts", "loyalty", "delivery"],
  ["ledger"],
  ["reports"],
];

export interface Folder {
  readonly ground: Ground;
  /** Folders of the same domain. */
  readonly own: readonly string[];
  /** Exports of the domains upstream. */
  readonly upstream: readonly string[];
  /** Exports of any other domain. */
  readonly others: readonly string[];
  /** Kits by name; those that run anywhere (and `anywhere` exports) need no mention, except where `pureKits` is set. */
  readonly kits: readonly string[];
  /** Set where not even every kit that runs anywhere may come in. */
  readonly pureKits?: readonly string[];
  /** Libraries from npm; "any" leaves it to package.json. */
  readonly libraries: readonly string[] | "any";
}

/** Inside a domain, by purity. */
export const folders: Readonly<Record<string, Folder>> = {
  contract: {
    ground: "anywhere",
    own: [],
    upstream: ["contract"],
    others: [],
    kits: [],
    pureKits: ["money", "ids", "time", "result", "wire"],
    libraries: ["typebox"],
  },
  rules: {
    ground: "anywhere",
    own: ["contract"],
    upstream: ["contract", "rules"],
    others: [],
    kits: [],
    libraries: [],
  },
  store: {
    ground: "server",
    own: ["contract", "rules"],
    upstream: ["contract"],
    others: [],
    kits: ["sql", "commands", "secrets"],
    libraries: ["typebox"],
  },
  routes: {
    ground: "server",
    own: ["contract", "rules", "store"],
    upstream: ["contract", "rules"],
    others: ["contract"],
    kits: ["sql", "commands", "http", "secrets"],
    libraries: "any",
  },
  reactions: {
    ground: "server",
    own: ["contract", "rules", "store"],
    upstream: ["contract", "rules"],
    others: ["contract"],
    kits: ["sql", "commands"],
    libraries: [],
  },
  /** server.ts: the list of what the domain offers, which apps/server mounts. */
  server: {
    ground: "server",
    own: ["contract", "rules", "store", "routes", "reactions"],
    upstream: ["contract", "rules"],
    others: ["contract"],
    kits: ["sql", "commands", "http", "secrets"],
    libraries: "any",
  },
};

export interface App {
  readonly ground: Ground;
  /** Exports of domains; "types" means by `import type` alone. */
  readonly domains: Readonly<Record<string, "values" | "types">>;
  /** "any" is every kit of its ground and those that run anywhere. */
  readonly kits: readonly string[] | "any";
  readonly apps: readonly string[];
}

/** A contract is a TypeBox schema, which a browser neither needs nor, under our CSP, could compile. */
const inBrowser: App = {
  ground: "browser",
  domains: { "./contract": "types", "./rules": "values" },
  kits: "any",
  apps: [],
};

/** What we deploy: composition only. */
export const apps: Readonly<Record<string, App>> = {
  server: {
    ground: "server",
    domains: { "./contract": "values", "./server": "values" },
    kits: "any",
    apps: [],
  },
  /** The restaurant that `counterfoil start` plays: it captures and prices lines by the rules, as a till does. */
  demo: {
    ground: "server",
    domains: { "./contract": "values", "./rules": "values", "./server": "values" },
    kits: "any",
    apps: [],
  },
  cli: {
    ground: "server",
    domains: { "./contract": "values", "./server": "values" },
    kits: "any",
    apps: ["server", "demo"],
  },
  till: inBrowser,
  kitchen: inBrowser,
  shop: inBrowser,
  office: inBrowser,
};

export interface Door {
  /** A file, or a folder that ends with a slash. */
  readonly from: string;
  /** Likewise. */
  readonly to: string;
  readonly because: string;
}

/** Doors that the tables above do not open. One that nobody walks through any more is reported, so that it goes. */
export const doors: readonly Door[] = [
  {
    from: "domains/orders/",
    to: "domains/payments/contract/",
    because: "an order's payment state is folded from payment events, whose shapes payments decides",
  },
  {
    from: "apps/till/",
    to: "apps/server/api/",
    because: "the till speaks REST in the types that are written from the routes",
  },
  {
    from: "apps/cli/bin/",
    to: "tools/setup/",
    because: "`npx counterfoil` prepares a fresh clone before anything else can be loaded",
  },
  {
    from: "tools/till-kill/",
    to: "apps/till/testing/",
    because: "the till whose browser is killed is used by the same hands as in its browser tests",
  },
  {
    from: "tools/bench/live/",
    to: "apps/till/src/device/",
    because: "what is measured is a device with the rules that a till has",
  },
];

export interface SqlPermit {
  readonly file: string;
  /** The rule's name in tools/tidy/rules/sql.ts. */
  readonly rule: string;
  readonly because: string;
}

/** SQL that the portability rules forbid elsewhere. */
export const sqlPermits: readonly SqlPermit[] = [];

/** Files longer than this hide a second noun; tests may be longer, because a list of promises is read one by one. */
export const longestFile = 400;
/** From here on tidy mentions a file without failing. */
export const longFile = 300;
