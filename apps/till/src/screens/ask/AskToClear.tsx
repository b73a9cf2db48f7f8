import { Button, Dialog } from "@counterfoil/ui";
import { clear } from "../../deeds/sale.ts";
import { ask } from "../../state/ui.ts";
import { useDesk, useUi, useWords } from "../../desk.tsx";

/** Before something is forgotten. */
export function AskToClear({ onClose }: { onClose: () => void }) {
  const desk = useDesk();
  const words = useWords().sell.cart;
  const isHeld = useUi((ui) => ui.cart.held !== null);
  return (
    <Dialog
      title={isHeld ? words.clear_held_title : words.clear_title}
      size="small"
      isUrgent
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{words.keep}</Button>
          <Button kind="danger" onPress={() => clear(desk)}>
            {isHeld ? words.leave : words.clear}
          </Button>
        </>
      }
    >
      <div className="t-ask">
        <p>{isHeld ? words.clear_held_words : words.clear_words}</p>
        {isHeld && (
          <Button icon="trash" kind="plain" onPress={() => desk.ui.update(ask({ kind: "void_order" }))}>
            {words.void_order}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
