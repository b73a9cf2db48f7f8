import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, type Plugin, preview } from "vite";

/** Between "done" and the disk: within the time in which the browser is killed. */
export const BEHIND_MS = 2_000;
const HONEST = /return (this\.#write\(writes, "(?:strict|relaxed)"\));/g;
const EARLY = "return late(() => $1);";
/** All writes in their order, so that what is there after a kill is whole, and only too old. */
const LATE = `
let last = Promise.resolve();
function late(write) {
  const dueMs = performance.now() + ${BEHIND_MS};
  last = last
    .then(() => new Promise((resolve) => setTimeout(resolve, dueMs - performance.now())))
    .then(write);
  return Promise.resolve();
}`;

/** Builds a vault that answers before it has written. It exists in what this program builds, and nowhere else. */
function early(): Plugin {
  let isChanged = false;
  return {
    name: "counterfoil-early",
    enforce: "pre",
    transform(code, id) {
      if (!id.endsWith("/kits/vault/vault.ts")) return null;
      if (code.match(HONEST)?.length !== 2)
        throw new Error("the vault writes in another way: early.ts must follow");
      isChanged = true;
      return code.replaceAll(HONEST, EARLY) + LATE;
    },
    buildEnd() {
      if (!isChanged) throw new Error("the till was built without the vault");
    },
  };
}

/** Builds the till that lies into a folder of its own and serves it, with the real server behind it. */
export async function serveEarly(origin: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const built = await mkdtemp(join(tmpdir(), "counterfoil-early-"));
  const settings = {
    configFile: new URL("../../apps/till/vite.config.ts", import.meta.url).pathname,
    logLevel: "silent" as const,
    build: { outDir: built, emptyOutDir: true },
  };
  await build({ ...settings, plugins: [early()] });
  const proxy = { "/v1": { target: origin, ws: true } };
  const server = await preview({ ...settings, preview: { port: 0, host: "127.0.0.1", proxy } });
  return {
    url: server.resolvedUrls?.local[0] ?? "",
    stop: async () => {
      await server.close();
      await rm(built, { recursive: true, force: true });
    },
  };
}
