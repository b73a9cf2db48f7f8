import { Button, Dialog } from "@counterfoil/ui";
import { useState } from "react";
import { voidOrder } from "../../deeds/sale.ts";
import { useDesk, useUi, useWords } from "../../desk.tsx";
import { AskReason } from "./AskReason.tsx";

/** Why a whole stored order is taken back. */
export function AskToVoid({ onClose }: { onClose: () => void }) {
  const desk = useDesk();
  const words = useWords();
  const isBusy = useUi((ui) => ui.is_busy);
  const [reason, setReason] = useState("");
  const [isAsked, setAsked] = useState(false);
  const finish = () => {
    setAsked(true);
    if (reason.trim() !== "") void voidOrder(desk, reason.trim());
  };
  const { cart, take_back } = words.sell;
  return (
    <Dialog
      title={cart.void_title}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{cart.keep}</Button>
          <Button kind="danger" icon="trash" isPending={isBusy} onPress={finish}>
            {cart.void_order}
          </Button>
        </>
      }
    >
      <div className="t-ask">
        <p>{cart.void_words}</p>
        <AskReason
          label={take_back.reason}
          usual={take_back.reasons}
          value={reason}
          onChange={setReason}
          error={isAsked && reason.trim() === "" ? take_back.missing : null}
        />
      </div>
    </Dialog>
  );
}
