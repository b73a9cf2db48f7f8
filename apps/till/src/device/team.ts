import type { Id } from "@counterfoil/ids";
import { allPages } from "./pages.ts";
import type { Ground } from "./ground.ts";
import type { KeptMember } from "./kept.ts";

const PAGE = 100;
/** Team members that one till shows. */
const MOST_PAGES = 10;

/** Shows those who may sign in, by what is kept. */
export function showTeam(ground: Ground): void {
  const { kept, store } = ground;
  const lengths = kept.read("pins") ?? {};
  const staff = (kept.read("team") ?? []).map(({ id, name }) => ({
    id,
    name: name ?? "",
    pin_length: lengths[id] ?? null,
  }));
  if (JSON.stringify(staff) !== JSON.stringify(store.current().staff)) ground.set({ staff });
}

/** Asks who works here. Whoever does not any more cannot sign in here again, and is signed out. */
export async function refreshTeam(ground: Ground): Promise<void> {
  const { asDevice, kept, store } = ground;
  const answer = await ground.read(() =>
    allPages(MOST_PAGES, (place) => asDevice.get("/v1/team-members", { query: { limit: PAGE, ...place } })),
  );
  if (!answer.ok || kept.read("device") === null) return;
  const team = answer.value.flatMap(({ id, name, role, status, has_pin }): KeptMember[] =>
    status === "active" && has_pin && name !== null ? [{ id, name, role }] : [],
  );
  kept.write("team", team);
  const isIn = (id: Id) => team.some((member) => member.id === id);
  const verifiers = Object.entries(kept.read("verifiers") ?? {}).filter(([id]) => isIn(id));
  kept.write("verifiers", Object.fromEntries(verifiers));
  showTeam(ground);
  const { person } = store.current();
  if (person !== null && !isIn(person.id)) ground.signedOut();
}

/** Keeps how long a PIN is, so that the next time its last digit opens the till by itself. */
export function rememberLength(ground: Ground, id: Id, length: number | null): void {
  const { [id]: _, ...others } = ground.kept.read("pins") ?? {};
  ground.kept.write("pins", length === null ? others : { ...others, [id]: length });
  showTeam(ground);
}
