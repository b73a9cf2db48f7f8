import "./Done.css";
import { receiptOf } from "@counterfoil/orders/rules";
import type { OrderState } from "@counterfoil/orders/contract";
import { Button, Icon, PayKey } from "@counterfoil/ui";
import { useEffect } from "react";
import { useDesk, useMoney, useSeat, useUi, useWords } from "../../desk.tsx";
import { shortcuts } from "../../keys/shortcuts.ts";
import { standing } from "../../state/pay.ts";
import { nextSale } from "../../state/ui.ts";
import { Receipt } from "./Receipt.tsx";

/** Long enough to count out the change and tear off the receipt; a press on a product does not wait for it. */
const NEXT_SALE_MS = 45_000;

/** The sale is over: the change in the largest type, the receipt, and the way on. */
export function Done() {
  const sale = useUi((ui) => (ui.phase.kind === "done" ? ui.phase.sale : null));
  return sale === null ? null : <Sold key={sale.id} sale={sale} />;
}

function Sold({ sale }: { sale: OrderState }) {
  const desk = useDesk();
  const words = useWords().pay.done;
  const { location } = useSeat();

  useEffect(() => {
    const timer = setTimeout(() => desk.ui.update(nextSale), NEXT_SALE_MS);
    return () => clearTimeout(timer);
  }, [desk]);

  return (
    <section className="t-done" aria-label={words.title}>
      <h1 className="cf-visually-hidden">{words.title}</h1>
      <Change sale={sale} />
      {/* It may be longer than the screen, so the keyboard must be able to reach and scroll it. */}
      <div className="t-done-receipt" role="region" aria-label={words.receipt} tabIndex={0}>
        <Receipt document={receiptOf(sale, location)} isFresh />
      </div>
      <footer className="t-done-foot">
        <Button icon="print" size="large" wide onPress={() => window.print()}>
          {words.print}
        </Button>
        <PayKey
          label={words.next}
          icon="check"
          keys={shortcuts.next}
          onPress={() => desk.ui.update(nextSale)}
        />
        <p className="t-done-soon">{words.soon}</p>
      </footer>
    </section>
  );
}

/** What goes back over the counter; where nothing does, that it is paid. */
function Change({ sale }: { sale: OrderState }) {
  const words = useWords().pay;
  const money = useMoney();
  const last = standing(sale).at(-1);
  const change = last?.change ?? 0;
  return (
    <div className={change > 0 ? "t-done-change t-done-due" : "t-done-change"} role="status">
      <p className="t-done-label">
        <Icon name="check" />
        {last === undefined
          ? words.done.title
          : words.done.paid_by(last.external_type ?? words.tenders[last.tender])}
        <span className="t-done-number cf-figures">{sale.receipt?.call_number ?? sale.call_number}</span>
      </p>
      {change > 0 ? (
        <>
          <p className="t-done-word">{words.change}</p>
          <p className="t-done-figure cf-figures">{money(change)}</p>
        </>
      ) : (
        <p className="t-done-figure t-done-none">
          {last?.tender === "cash" ? words.done.no_change : words.done.title}
        </p>
      )}
    </div>
  );
}
