import { Icon } from "@counterfoil/ui";
import type { Id } from "@counterfoil/ids";
import { useFormat, useTillData, useWords } from "../../desk.tsx";

/** Who else is at this order now, on another device. */
export function Presence({ order_id }: { order_id: Id }) {
  const words = useWords().orders;
  const { names } = useFormat();
  const { presence } = useTillData();
  const others = presence[order_id] ?? [];
  if (others.length === 0) return null;
  return (
    <p className="t-presence" role="status">
      <Icon name="user" size={18} />
      <span>{words.adding(names(others), others.length)}</span>
    </p>
  );
}
