export { httpLink, type LinkOptions, type LiveLink } from "./http-link.ts";
export type { Person } from "./live-line.ts";
export type { Fetch, LinkPlatform, Socket } from "./platform.ts";
