import type { House } from "./repository.ts";

/** The rooms and the doors between them as a mermaid flowchart: upstream on the left, apps on top of what they mount. */
export function drawRooms(house: House): string {
  const lines = ["flowchart LR"];
  lines.push(
    "  subgraph apps",
    ...Object.keys(house.apps).map((name) => `    app_${name}[${name}]`),
    "  end",
  );
  lines.push("  subgraph domains", "    direction LR");
  for (const [at, row] of house.domains.entries()) lines.push(`    row_${at}["${row.join(" · ")}"]`);
  for (let at = 1; at < house.domains.length; at += 1) lines.push(`    row_${at - 1} --> row_${at}`);
  lines.push("  end", "  subgraph kits");
  for (const [name, kit] of Object.entries(house.kits))
    lines.push(`    kit_${name}[${labelOf(name, kit.ground)}]`);
  for (const [name, kit] of Object.entries(house.kits)) {
    for (const below of nearest(house, name)) lines.push(`    kit_${below} --> kit_${name}`);
    if (kit.anywhere) lines.push(`    kit_${name} -. "${kit.anywhere.join(", ")} anywhere" .-> domains`);
  }
  lines.push("  end", "  kits --> domains", "  domains --> apps");
  return lines.join("\n");
}

function labelOf(name: string, ground: string): string {
  return ground === "anywhere" ? `"${name} (pure)"` : name;
}

/** The kits that one builds on directly: what those build on in turn need no arrow of its own. */
function nearest(house: House, name: string): string[] {
  const direct = house.kits[name]?.imports ?? [];
  const further = new Set(direct.flatMap((each) => [...below(house, each)]));
  return direct.filter((each) => !further.has(each));
}

function below(house: House, name: string, seen = new Set<string>()): Set<string> {
  for (const each of house.kits[name]?.imports ?? []) {
    if (seen.has(each)) continue;
    seen.add(each);
    below(house, each, seen);
  }
  return seen;
}
