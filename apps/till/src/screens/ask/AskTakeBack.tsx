import { Button, Dialog } from "@counterfoil/ui";
import { useState } from "react";
import { useDesk, useUi, useWords } from "../../desk.tsx";
import { takeBackLine } from "../../state/cart.ts";
import { changeCart } from "../../state/ui.ts";
import { AskReason } from "./AskReason.tsx";

/** Why a line of a stored order is taken back. */
export function AskTakeBack({ uid, onClose }: { uid: string; onClose: () => void }) {
  const desk = useDesk();
  const words = useWords();
  const line = useUi((ui) => ui.cart.lines.find((one) => one.uid === uid));
  const [reason, setReason] = useState("");
  const [isAsked, setAsked] = useState(false);
  const finish = () => {
    setAsked(true);
    if (reason.trim() === "") return;
    onClose();
    desk.ui.update(changeCart((cart) => takeBackLine(cart, uid, reason.trim())));
  };
  const { take_back } = words.sell;
  return (
    <Dialog
      title={take_back.title(line?.name ?? "")}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{words.app.cancel}</Button>
          <Button kind="danger" icon="trash" onPress={finish}>
            {take_back.confirm}
          </Button>
        </>
      }
    >
      <div className="t-ask">
        <p>{take_back.words}</p>
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
