/** Where in the house a file stands. */
export type Place =
  | { readonly room: "kit" | "app"; readonly name: string }
  | { readonly room: "domain"; readonly name: string; readonly folder: string }
  | { readonly room: "sim" | "tools" | "root" };

export function placeOf(path: string): Place {
  const [first = "", second = "", third = "", ...rest] = path.split("/");
  if (first === "kits") return { room: "kit", name: second };
  if (first === "apps") return { room: "app", name: second };
  if (first === "domains") {
    // domains/orders/server.ts is the folder "server" of one file.
    return {
      room: "domain",
      name: second,
      folder: rest.length === 0 ? third.replace(/\.[^.]+$/, "") : third,
    };
  }
  if (first === "sim" || first === "tools") return { room: first };
  return { room: "root" };
}

/** "domains/orders", "kits/sql", "tools": what two files of the same room have in common. */
export function roomOf(place: Place): string {
  switch (place.room) {
    case "kit":
    case "app":
    case "domain":
      return `${place.room}s/${place.name}`;
    case "sim":
    case "tools":
    case "root":
      return place.room;
  }
}

/** A test, or what only tests use: a file named so, or one in a folder for them. */
export function isForTests(path: string): boolean {
  return isTest(path) || /(^|\/)(testing|fixtures)\//.test(path) || /\.(fixture|testing)\.tsx?$/.test(path);
}

export function isTest(path: string): boolean {
  return /\.(test|e2e)\.tsx?$/.test(path);
}

/** Build files see Node wherever they stand. */
export function isBuildFile(path: string): boolean {
  return /\.config\.[a-z]+$/.test(path);
}
