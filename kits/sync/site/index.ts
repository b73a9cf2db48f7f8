export { Box, type BoxPorts, type Forwarding } from "./box.ts";
export { SiteDesk, type Site } from "./desk.ts";
export { SiteEngine, type SiteStatus } from "./engine.ts";
export { SiteProblem, type Home } from "./home.ts";
export { httpLine, NoUpstream, UpstreamSaysNo, type UpstreamLine } from "./link.ts";
export { deliver, deliverAll, keepPush, type Delivery } from "./mail.ts";
export * as wire from "./wire.ts";
