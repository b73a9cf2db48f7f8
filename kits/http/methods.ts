import type { AnyRoute } from "./route.ts";

/** The methods that some route takes at this URL, for the Allow header of a 405. */
export function methodsAt(routes: readonly AnyRoute[], url: string): string[] {
  const path = url.split("?", 1)[0]?.split("/") ?? [];
  const here = routes.filter((route) => {
    const parts = route.url.split("/");
    return parts.length === path.length && parts.every((part, i) => part.startsWith("{") || part === path[i]);
  });
  return [...new Set(here.map((route) => route.method))].toSorted();
}
