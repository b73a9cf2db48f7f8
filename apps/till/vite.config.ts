import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Where `counterfoil serve` listens; `vite --config apps/till/vite.config.ts` shows changes as they are written. */
const server = `http://127.0.0.1:${process.env["PORT"] ?? 8080}`;

/** The till as it ships, served by the server under /till/. */
export default defineConfig({
  root: new URL(".", import.meta.url).pathname,
  base: "/till/",
  plugins: [react()],
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
