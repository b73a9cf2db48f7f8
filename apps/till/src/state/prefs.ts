/** What this device's people like; kept in the browser, worth nothing if lost. */
export interface Prefs {
  readonly theme: "auto" | "light" | "dark";
  readonly tiles: "pictures" | "words";
}

const PLACE = "counterfoil.till.prefs";
const usual: Prefs = { theme: "auto", tiles: "pictures" };

export function readPrefs(): Prefs {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PLACE) ?? "{}");
    if (typeof kept !== "object" || kept === null) return usual;
    return {
      theme: "theme" in kept && (kept.theme === "light" || kept.theme === "dark") ? kept.theme : usual.theme,
      tiles: "tiles" in kept && kept.tiles === "words" ? kept.tiles : usual.tiles,
    };
  } catch {
    return usual; // a browser that forbids storage, or a text that was tampered with
  }
}

export function writePrefs(prefs: Prefs): void {
  try {
    localStorage.setItem(PLACE, JSON.stringify(prefs));
  } catch {
    // A browser that keeps nothing: the liking lasts until the page is closed.
  }
  showTheme(prefs.theme);
}

/** Without a word of ours the theme is the device's own. */
export function showTheme(theme: Prefs["theme"]): void {
  if (theme === "auto") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
}
