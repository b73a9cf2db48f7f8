import { type Id, newId } from "@counterfoil/ids";
import { newToken } from "@counterfoil/secrets";
import type { Stage } from "@counterfoil/stage";

/** A till as its process needs to know it. */
export interface PairedTill {
  readonly location: Id;
  readonly device: Id;
  readonly token: string;
  readonly letter: string;
}

/** What the tills' process begins with. */
export interface Ground {
  readonly tills: readonly PairedTill[];
  /** The member of the team who sells. */
  readonly actor: Id;
  /** Arguments of `order.sell` as the server captured them, to be made one's own. */
  readonly templates: readonly Record<string, unknown>[];
}

/** Different sales among those that are sold again and again. */
const TEMPLATES = 20;
const AT_ONCE = 16;

/** Pairs tills through the API, spread over the locations, and finds out what a sale looks like. */
export async function pairTills(stage: Stage, count: number): Promise<Ground> {
  const { send, locations } = stage;
  const actor = newId();
  await send("POST", "/v1/team-members", { id: actor, name: "Robin", role: "staff" });
  const tills: PairedTill[] = [];
  let next = 0;
  const pair = async (): Promise<void> => {
    for (let n = next++; n < count; n = next++) {
      const location = locations[n % locations.length]?.id ?? "";
      const { code } = (await send("POST", "/v1/devices/codes", { location_id: location })) as {
        code: string;
      };
      const own = { id: newId(), token: newToken("cfd") };
      const paired = (await send("POST", "/v1/devices", { code, ...own })) as { device: { letter: string } };
      tills.push({ location, device: own.id, token: own.token, letter: paired.device.letter });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, pair));
  return { tills, actor, templates: await templatesOf(stage) };
}

/** Sells some orders the plain way and reads from the tape what became of them. */
async function templatesOf(stage: Stage): Promise<Record<string, unknown>[]> {
  const [place] = stage.locations;
  if (!place) throw new Error("a stage has locations");
  for (let n = 0; n < TEMPLATES; n += 1)
    await stage.send("POST", "/v1/orders", JSON.parse(stage.sale(place)));
  const rows = await stage.query<{ command: string }>(
    `select command from tape where scope_id = $1 and type = 'order.sell' order by version desc limit $2`,
    [place.id, TEMPLATES],
  );
  return rows.map(({ command }) => (JSON.parse(command) as { args: Record<string, unknown> }).args);
}
