import { TotalRow, Totals } from "@counterfoil/ui";
import { useFormat, useMoney, useWords } from "../../desk.tsx";
import type { Cart } from "../../state/cart.ts";
import { leftToPay } from "../../state/pay.ts";
import { usePriced } from "./use-priced.ts";

/** The rows of the sum. Only what differs from the total is said; the total is always the largest. */
export function CartTotals({ cart }: { cart: Cart }) {
  const words = useWords().sell.totals;
  const money = useMoney();
  const { percent } = useFormat();
  const priced = usePriced(cart);
  if (priced === null) return null;
  const left = leftToPay(cart.held, priced);
  const isPlain = priced.total === priced.gross;
  return (
    <Totals>
      {!isPlain && <TotalRow name={words.subtotal} amount={money(priced.gross)} />}
      {priced.discount > 0 && (
        <TotalRow name={words.discount} amount={money(-priced.discount)} kind="minus" />
      )}
      {priced.charge > 0 && <TotalRow name={words.charge} amount={money(priced.charge)} />}
      {priced.taxes.map(({ id, name, percentage, inclusive, amount }) => (
        <TotalRow
          key={`${id} ${percentage} ${inclusive}`}
          name={(inclusive ? words.tax_included : words.tax)(name, percent(percentage))}
          amount={money(amount)}
        />
      ))}
      {left === priced.total ? (
        <TotalRow name={words.total} amount={money(priced.total)} kind="total" />
      ) : (
        <>
          <TotalRow name={words.total} amount={money(priced.total)} />
          <TotalRow name={words.paid} amount={money(left - priced.total)} kind="minus" />
          <TotalRow name={words.left} amount={money(left)} kind="total" />
        </>
      )}
    </Totals>
  );
}
