import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The gallery: every token, component and state on one page. `npm run gallery` serves it. */
export default defineConfig({
  root: new URL("./gallery", import.meta.url).pathname,
  plugins: [react()],
  server: { port: 5180 },
  build: { outDir: "../dist/gallery", emptyOutDir: true },
});
