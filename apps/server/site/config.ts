import { isToken } from "@counterfoil/secrets";

/** Leads the token of a box in the shop, so that a leaked one is recognised. */
export const SITE_TOKEN_PREFIX = "cfb";

/** Where this server forwards to, if it is the box of a shop. */
export interface Upstream {
  readonly url: string;
  readonly token: string;
}

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Reads COUNTERFOIL_UPSTREAM and its token; undefined where this server is nobody's box.
 * @throws what `problem` makes of a variable that cannot be meant; its value is shown only where it is no secret
 */
export function readUpstream(
  read: (name: string) => string | undefined,
  problem: (variable: string, value: string, cure: string) => Error,
): Upstream | undefined {
  const text = read("COUNTERFOIL_UPSTREAM");
  if (text === undefined) return undefined;
  const url = URL.parse(text);
  // Keys and PIN hashes travel on this line.
  const isSafe = url?.protocol === "https:" || (url?.protocol === "http:" && LOOPBACK.has(url.hostname));
  if (!url || !isSafe || url.username !== "" || url.search !== "") {
    throw problem("COUNTERFOIL_UPSTREAM", text, "Set it to https://… of the server that the box belongs to.");
  }
  const token = read("COUNTERFOIL_UPSTREAM_TOKEN") ?? "";
  if (!isToken(SITE_TOKEN_PREFIX, token)) {
    throw problem(
      "COUNTERFOIL_UPSTREAM_TOKEN",
      "…",
      "Make one on the other server with `counterfoil site token`.",
    );
  }
  return { url: url.href.replace(/\/$/, ""), token };
}
