import type { Id } from "@counterfoil/ids";
import type { Person } from "@counterfoil/sync/link";
import type { TillData } from "../api/till.ts";
import type { Ground } from "./ground.ts";

/** Who works on which order, by what the other devices say. A name stands once on an order, from however many tills. */
export function presenceOf(people: readonly Person[]): TillData["presence"] {
  const names = new Map<Id, Set<string>>();
  for (const { subject, name } of people) {
    names.set(subject, (names.get(subject) ?? new Set<string>()).add(name));
  }
  return Object.fromEntries(Array.from(names, ([subject, all]) => [subject, [...all]]));
}

/** Tells the others which order is in hand here. */
export async function attend(ground: Ground, order_id: Id | null): Promise<void> {
  const stand = await ground.stand();
  stand?.link.attend(order_id, ground.store.current().person?.name ?? "");
}
