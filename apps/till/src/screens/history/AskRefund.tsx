import { newId } from "@counterfoil/ids";
import type { OrderState } from "@counterfoil/orders/contract";
import type { MakeRefundArgs } from "@counterfoil/payments/contract";
import { refundOf } from "@counterfoil/payments/rules";
import { AmountDisplay, Dialog, Keypad, PayKey, SegmentedControl } from "@counterfoil/ui";
import { useState } from "react";
import { answerOf } from "../../deeds/answer.ts";
import { useDesk, useMoney, useSeat, useTillData, useUi, useWords } from "../../desk.tsx";
import { useTyped } from "../../keys/use-typed.ts";
import { Because } from "../../parts/Because.tsx";
import { standing } from "../../state/pay.ts";
import { AskReason } from "../ask/AskReason.tsx";
import { RefundLines } from "./RefundLines.tsx";

type What = "lines" | "amount" | "all";
type Tender = MakeRefundArgs["tender"];

/** What is given back, how, and why. What it comes to is reckoned by the rule that the server applies. */
export function AskRefund({
  order,
  onClose,
  onRefunded,
}: {
  order: OrderState;
  onClose: () => void;
  onRefunded: (order: OrderState) => void;
}) {
  const desk = useDesk();
  const words = useWords().refund;
  const { tenders, external_offline } = useWords().pay;
  const money = useMoney();
  const { device } = useSeat();
  const { line } = useTillData();
  const isBusy = useUi((ui) => ui.is_busy);
  const [id] = useState(newId);
  const [what, setWhat] = useState<What>("lines");
  const [quantities, setQuantities] = useState<Readonly<Record<string, number>>>({});
  const [amount, type] = useTyped(0);
  const [tender, setTender] = useState<Tender>(standing(order).at(-1)?.tender ?? "cash");
  const [reason, setReason] = useState("");
  const [isAsked, setAsked] = useState(false);

  const lines = Object.entries(quantities).flatMap(([uid, quantity]) =>
    quantity > 0 ? [{ uid, quantity }] : [],
  );
  const isNothing = (what === "lines" && lines.length === 0) || (what === "amount" && amount === 0);
  const args: MakeRefundArgs = {
    id,
    order_id: order.id,
    drawer_id: device.drawer_id,
    tender,
    reason: reason.trim(),
    ...(what === "lines" ? { lines } : what === "amount" ? { amount } : {}),
  };
  const preview = isNothing ? null : refundOf(order, args, { at: "", date: "", hour: 0 });
  const back = preview?.ok ? preview.value.amount + preview.value.tip + preview.value.rounding : null;

  const giveBack = async () => {
    setAsked(true);
    if (reason.trim() === "" || back === null) return;
    const refunded = await answerOf(desk, () => desk.till.actions.make_refund(args));
    if (refunded === null) return;
    onClose();
    onRefunded(refunded);
    desk.toasts.show(words.made(money(back)), "go");
  };

  return (
    <Dialog
      title={words.title}
      size="large"
      isOpen
      onClose={onClose}
      footer={
        <PayKey
          label={
            preview?.ok === false ? preview.refusal.message : isNothing ? words.nothing : words.give_back
          }
          {...(back === null ? {} : { amount: money(back) })}
          isDisabled={back === null}
          isPending={isBusy}
          onPress={() => void giveBack()}
        />
      }
    >
      <div className="t-ask">
        <SegmentedControl
          label={words.what}
          value={what}
          onChange={setWhat}
          choices={[
            { id: "lines", name: words.lines },
            { id: "amount", name: words.amount },
            { id: "all", name: words.all },
          ]}
        />
        {what === "lines" && <RefundLines order={order} quantities={quantities} onChange={setQuantities} />}
        {what === "amount" && (
          <div className="t-ask-pad">
            <AmountDisplay label={words.amount_label} amount={money(amount)} isOffered={amount === 0} />
            <Keypad label={words.amount_label} onKey={type} />
          </div>
        )}
        <div className="t-ask-group">
          <span className="t-ask-label">{words.how}</span>
          <SegmentedControl
            label={words.how}
            value={tender}
            onChange={setTender}
            choices={[
              { id: "cash", name: tenders.cash, icon: "cash" },
              { id: "external", name: tenders.external, icon: "card" },
            ]}
          />
          {tender === "external" && line.state === "offline" && <Because>{external_offline}</Because>}
        </div>
        <AskReason
          label={words.reason}
          usual={words.reasons}
          value={reason}
          onChange={setReason}
          error={isAsked && reason.trim() === "" ? words.missing : null}
        />
      </div>
    </Dialog>
  );
}
