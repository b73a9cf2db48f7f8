import { newId } from "@counterfoil/ids";
import { AmountDisplay, Button, Dialog, Keypad, TextField } from "@counterfoil/ui";
import { useState } from "react";
import type { Shift } from "../../api/shift.ts";
import { answerOf } from "../../deeds/answer.ts";
import { useDesk, useMoney, useUi, useWords } from "../../desk.tsx";
import { useTyped } from "../../keys/use-typed.ts";

/** Cash into or out of the drawer without a sale: how much, and what for. */
export function AskMove({
  shift,
  kind,
  onClose,
}: {
  shift: Shift;
  kind: "paid_in" | "paid_out";
  onClose: () => void;
}) {
  const desk = useDesk();
  const words = useWords();
  const money = useMoney();
  const isBusy = useUi((ui) => ui.is_busy);
  const [id] = useState(newId);
  const [amount, type] = useTyped(0);
  const [reason, setReason] = useState("");
  const [isAsked, setAsked] = useState(false);
  const finish = async () => {
    setAsked(true);
    if (amount === 0 || reason.trim() === "") return;
    const args = { id, shift_id: shift.id, kind, amount, reason: reason.trim() };
    const moved = await answerOf(desk, () => desk.till.actions.move_cash(args));
    if (moved === null) return;
    desk.toasts.show(kind === "paid_in" ? words.shift.paid_in_done : words.shift.paid_out_done, "go");
    onClose();
  };
  return (
    <Dialog
      title={kind === "paid_in" ? words.shift.paid_in : words.shift.paid_out}
      size="large"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{words.app.cancel}</Button>
          <Button kind="primary" isDisabled={amount === 0} isPending={isBusy} onPress={() => void finish()}>
            {`${kind === "paid_in" ? words.shift.paid_in : words.shift.paid_out} ${money(amount)}`}
          </Button>
        </>
      }
    >
      <div className="t-ask-two">
        <div className="t-ask">
          <AmountDisplay label={words.shift.amount} amount={money(amount)} isOffered={amount === 0} />
          <TextField
            label={words.shift.reason}
            value={reason}
            onChange={setReason}
            error={isAsked && reason.trim() === "" ? words.shift.reason_missing : null}
          />
        </div>
        <Keypad label={words.shift.amount} onKey={type} />
      </div>
    </Dialog>
  );
}
