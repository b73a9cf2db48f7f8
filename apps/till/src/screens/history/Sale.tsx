import type { OrderState } from "@counterfoil/orders/contract";
import { receiptOf, refundReceiptOf, totals } from "@counterfoil/orders/rules";
import { Button, IconButton } from "@counterfoil/ui";
import { useState } from "react";
import { useSeat, useWords } from "../../desk.tsx";
import { useBlocked } from "../../parts/use-blocked.ts";
import { Receipt } from "../pay/Receipt.tsx";
import { AskRefund } from "./AskRefund.tsx";

/** One sale: its receipt and those of its refunds, printed again as copies, and what can still be given back. */
export function Sale({
  order,
  onChange,
  onBack,
}: {
  order: OrderState;
  onChange: (order: OrderState) => void;
  onBack: () => void;
}) {
  const words = useWords();
  const { location } = useSeat();
  const [isRefunding, setRefunding] = useState(false);
  const isBlocked = useBlocked() !== null;
  const canRefund = !isBlocked && order.state === "completed" && totals(order).payment_status !== "refunded";
  return (
    <>
      <header className="t-sale-head">
        <span className="t-sale-back">
          <IconButton icon="back" label={words.app.back} onPress={onBack} />
        </span>
        <Button icon="print" onPress={() => window.print()}>
          {words.history.print}
        </Button>
        <Button icon="refund" isDisabled={!canRefund} onPress={() => setRefunding(true)}>
          {words.history.refund}
        </Button>
      </header>
      <div className="t-sale-receipts" role="region" aria-label={words.history.receipts} tabIndex={0}>
        {order.refunds.toReversed().map((refund) => (
          <Receipt key={refund.id} document={refundReceiptOf(order, refund, location)} />
        ))}
        <Receipt document={receiptOf(order, location, { copy: true })} />
      </div>
      {isRefunding && <AskRefund order={order} onClose={() => setRefunding(false)} onRefunded={onChange} />}
    </>
  );
}
