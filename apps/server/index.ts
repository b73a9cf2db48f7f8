export { compose, describeModules, type Composition } from "./compose.ts";
export { ConfigProblem, readConfig, type Config, type LogLevel } from "./config.ts";
export { domains } from "./domains.ts";
export { MIGRATIONS, openDatabase, openHouse, type OpenHouse, type OpenHouseOptions } from "./open.ts";
export { startServer, type RunningServer, type ServerOptions } from "./server.ts";
export { askForPort } from "./port.ts";
export { SITE_TOKEN_PREFIX } from "./site/config.ts";
export { openSites, type Sites } from "./site/open.ts";
