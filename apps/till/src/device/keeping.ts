import { deviceState } from "@counterfoil/venues/rules";
import type { DeviceStatus } from "@counterfoil/sync/device";
import type { Keeping, ServerLine } from "../api/till.ts";
import type { Stand } from "./stand.ts";
import { deviceWords } from "./words.ts";

/** Why the server takes nothing from this till any more, as a sentence: it has said so, or its documents do. */
export function turnedAway({ device, kept }: Pick<Stand, "device" | "kept">): string | null {
  const own = device.docs.location.get(deviceState, kept.id);
  return device.status().turnedAway ?? (own?.status === "revoked" ? deviceWords.taken_out : null);
}

/** How what happens here is kept, by how the device half stands. */
export function keepingOf(stand: Stand): Keeping {
  const { storage, writer, has, snapshot, unsent } = stand.device.status();
  const why = turnedAway(stand);
  if (storage.state === "failing") return { state: "failing", message: storage.message };
  if (why !== null) return { state: "failing", message: deviceWords.turned_away(why, unsent) };
  if (writer === "elsewhere") return { state: "looking_on" };
  if (has.location && has.merchant) return { state: "kept" };
  return { state: "new", done: snapshot?.done ?? 0, of: snapshot?.of ?? 0 };
}

/** A tab that looks on asks the server nothing; the one that sells tells how the line is. */
export const lineOf = ({ link, unsent, writer }: DeviceStatus): ServerLine => ({
  state: writer === "elsewhere" ? "online" : link.state,
  unsent,
  since: link.since,
});
