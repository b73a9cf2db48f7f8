export { browserClock, browserTimers, digest, persistent, tabBell, webLock } from "./browser.ts";
export { openVault } from "./vault.ts";
