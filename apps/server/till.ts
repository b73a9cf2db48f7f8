import { Problem } from "@counterfoil/http";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { existsSync } from "node:fs";
import { join } from "node:path";

const TILL = join(import.meta.dirname, "../till/dist");
/**
 * Vite names what it builds by its content, so that it may be kept for ever. The page and its worker are asked for each
 * time: a worker that a cache keeps would keep an old till alive.
 */
const BUILT = /[/\\]assets[/\\][^/\\]+$/;
const YEAR_S = 31_536_000;

/** The till is ours alone: its own scripts and pictures, its own server. */
const policy = [
  "default-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  // The line for hints is a WebSocket of the same server, which 'self' covers.
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  "style-src 'self' 'unsafe-inline'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join("; ");

/** Serves the built till under /till/; where it has not been built, says how. */
export async function serveTill(service: FastifyInstance, folder = TILL): Promise<void> {
  service.get("/", (_request, reply) => reply.redirect("/till/"));
  service.get("/till", (_request, reply) => reply.redirect("/till/"));
  if (!existsSync(join(folder, "index.html"))) {
    service.get("/till/", () => {
      throw new Problem("unknown_route", "The till has not been built.", { cure: "Run `npm run build`." });
    });
    return;
  }
  await service.register(fastifyStatic, {
    root: folder,
    prefix: "/till/",
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.header("cache-control", BUILT.test(path) ? `public, max-age=${YEAR_S}, immutable` : "no-cache");
      reply.header("content-security-policy", policy);
      reply.header("x-content-type-options", "nosniff");
      reply.header("referrer-policy", "no-referrer");
    },
  });
}
