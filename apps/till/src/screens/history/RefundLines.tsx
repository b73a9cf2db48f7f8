import type { OrderState } from "@counterfoil/orders/contract";
import { QuantityStepper } from "@counterfoil/ui";
import { useFormat, useMoney, useWords } from "../../desk.tsx";
import { addQuantities } from "../../state/cart.ts";

/** How many of each line come back; never more than are left. */
export function RefundLines({
  order,
  quantities,
  onChange,
}: {
  order: OrderState;
  quantities: Readonly<Record<string, number>>;
  onChange: (quantities: Readonly<Record<string, number>>) => void;
}) {
  const words = useWords().refund;
  const money = useMoney();
  const { count } = useFormat();
  return (
    <ul className="t-refund-lines">
      {order.lines.map((line, index) => {
        const left = quantityLeft(order, line.uid, line.quantity);
        if (line.void || left <= 0) return null;
        return (
          <li key={line.uid} className="t-refund-line">
            <span className="t-refund-words">
              <strong>{line.variation_name ? `${line.name}, ${line.variation_name}` : line.name}</strong>
              <span>
                {money(order.priced?.lines[index]?.total ?? 0)} · {words.left_of(count(left))}
              </span>
            </span>
            <QuantityStepper
              label={line.name}
              value={quantities[line.uid] ?? 0}
              shown={count(quantities[line.uid] ?? 0)}
              least={0}
              most={left}
              onChange={(quantity) => onChange({ ...quantities, [line.uid]: quantity })}
            />
          </li>
        );
      })}
    </ul>
  );
}

const quantityLeft = (order: OrderState, uid: string, sold: number): number =>
  order.refunds
    .flatMap(({ lines }) => lines.filter((line) => line.uid === uid))
    .reduce((left, line) => addQuantities(left, -line.quantity), sold);
