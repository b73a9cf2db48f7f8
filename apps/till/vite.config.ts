import react from "@vitejs/plugin-react";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig, type Plugin } from "vite";

/** Where `counterfoil serve` listens; `vite --config apps/till/vite.config.ts` shows changes as they are written. */
const server = `http://127.0.0.1:${process.env["PORT"] ?? 8080}`;

const WORKER = "sw.js";
/** Stands in the worker for what the build has made; between quotes of whichever kind the minifier likes. */
const BUILT = /(["'`])__BUILT__\1/;

/** Builds the service worker and writes into it which files make the till, under a name that changes with any of them. */
export function installable(): Plugin {
  let shown = "";
  return {
    name: "counterfoil-installable",
    apply: "build",
    configResolved({ publicDir }) {
      shown = publicDir;
    },
    buildStart() {
      const id = new URL("src/installed/worker.ts", import.meta.url).pathname;
      this.emitFile({ type: "chunk", id, fileName: WORKER });
    },
    generateBundle: {
      // The page itself is among the files, and is made last.
      order: "post",
      handler(_, bundle) {
        const worker = bundle[WORKER];
        if (worker?.type !== "chunk" || !BUILT.test(worker.code)) {
          throw new Error("the service worker has no place for its files");
        }
        const made = Object.values(bundle)
          .filter(({ fileName }) => fileName !== WORKER)
          .map((file) => [file.fileName, file.type === "chunk" ? file.code : file.source] as const);
        const given = filesIn(shown).map((name) => [name, readFileSync(join(shown, name))] as const);
        const all = [...made, ...given].toSorted(([one], [other]) => (one < other ? -1 : 1));
        const sum = createHash("sha256").update(worker.code);
        for (const [name, text] of all) sum.update(name).update(text);
        // The page is asked for by the folder's own address.
        const files = all.map(([name]) => (name === "index.html" ? "./" : name));
        const built = JSON.stringify({ version: sum.digest("hex").slice(0, 16), files });
        worker.code = worker.code.replace(BUILT, () => JSON.stringify(built));
      },
    },
  };
}

const filesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true }).flatMap((file) => (file.isFile() ? file.name : []))
    : [];

/** The till as it ships, served by the server under /till/. */
export default defineConfig({
  root: new URL(".", import.meta.url).pathname,
  base: "/till/",
  plugins: [react(), installable()],
  server: { port: 5181, proxy: { "/v1": server } },
  // Pictures inside of stylesheets and scripts would be data: addresses, which are longer than files that are kept.
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2023",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
