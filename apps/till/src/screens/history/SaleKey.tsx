import type { OrderState } from "@counterfoil/orders/contract";
import { totals } from "@counterfoil/orders/rules";
import { Badge, type Tone } from "@counterfoil/ui";
import { Button as Press } from "react-aria-components";
import { useFormat, useMoney, useWords } from "../../desk.tsx";

/** One sale of the list: number, time, what it came to, and what has become of it. */
export function SaleKey({
  order,
  isChosen,
  onPress,
}: {
  order: OrderState;
  isChosen: boolean;
  onPress: () => void;
}) {
  const words = useWords().history.states;
  const money = useMoney();
  const { dateTime } = useFormat();
  const sums = totals(order);
  const [tone, state] = stateOf(order, sums.payment_status, words);
  return (
    <Press
      className={isChosen ? "t-sale-key t-sale-key-chosen" : "t-sale-key"}
      aria-pressed={isChosen}
      onPress={onPress}
    >
      <span className="t-sale-words">
        <span className="cf-serial">{order.receipt?.legal_number ?? order.call_number}</span>
        <span className="t-sale-when">
          {[dateTime(order.closed_at ?? order.opened_at), order.name].filter(Boolean).join(" · ")}
        </span>
      </span>
      <span className="t-sale-end">
        <span className="t-sale-total cf-figures">{money(sums.total)}</span>
        {state !== words.completed && <Badge tone={tone}>{state}</Badge>}
      </span>
    </Press>
  );
}

function stateOf(
  order: OrderState,
  status: ReturnType<typeof totals>["payment_status"],
  words: ReturnType<typeof useWords>["history"]["states"],
): [Tone, string] {
  if (order.state === "canceled") return ["red", words.canceled];
  if (status === "refunded") return ["red", words.refunded];
  if (status === "partially_refunded") return ["red", words.partly];
  return order.state === "open" ? ["canary", words.open] : ["go", words.completed];
}
