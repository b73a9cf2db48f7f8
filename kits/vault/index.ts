export { browserClock, browserTimers, digest, persistent, tabBell, webLock } from "./browser.ts";
export { openSafe, type Safe } from "./safe.ts";
export { openVault } from "./vault.ts";
