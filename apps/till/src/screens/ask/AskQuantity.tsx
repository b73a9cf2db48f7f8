import { AmountDisplay, Button, Dialog, Keypad } from "@counterfoil/ui";
import { setQuantity } from "../../deeds/choose.ts";
import { useDesk, useFormat, useUi, useWords } from "../../desk.tsx";
import { useEnter } from "../../keys/use-enter.ts";
import { useTyped } from "../../keys/use-typed.ts";

const MOST_AT_ONCE = 9_999;

/** How many, typed: for the table of twelve. */
export function AskQuantity({ uid, onClose }: { uid: string; onClose: () => void }) {
  const desk = useDesk();
  const words = useWords().sell.quantity;
  const { count } = useFormat();
  const line = useUi((ui) => ui.cart.lines.find((one) => one.uid === uid));
  const [typed, type] = useTyped(0, MOST_AT_ONCE);
  const quantity = typed === 0 ? (line?.quantity ?? 1) : typed;
  const finish = () => {
    onClose();
    setQuantity(desk, uid, quantity);
  };
  useEnter(finish);
  return (
    <Dialog
      title={words.title(line?.name ?? "")}
      size="small"
      isOpen
      onClose={onClose}
      footer={
        <Button kind="primary" size="large" keys="Enter" onPress={finish}>
          {words.set}
        </Button>
      }
    >
      <div className="t-ask-pad">
        <AmountDisplay label={words.label} amount={count(quantity)} isOffered={typed === 0} />
        <Keypad label={words.label} corner="clear" onKey={type} />
      </div>
    </Dialog>
  );
}
