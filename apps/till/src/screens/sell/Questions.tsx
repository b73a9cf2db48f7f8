import { useDesk, useUi } from "../../desk.tsx";
import { ask, type Asking } from "../../state/ui.ts";
import { AskDiscount } from "../ask/AskDiscount.tsx";
import { AskOptions } from "../ask/AskOptions.tsx";
import { AskOrder } from "../ask/AskOrder.tsx";
import { AskQuantity } from "../ask/AskQuantity.tsx";
import { AskTakeBack } from "../ask/AskTakeBack.tsx";
import { AskToClear } from "../ask/AskToClear.tsx";
import { AskToVoid } from "../ask/AskToVoid.tsx";

/** The one question on the screen; each is fresh whenever it is asked anew. */
export function Questions() {
  const desk = useDesk();
  const asking = useUi((ui) => ui.asking);
  return asking === null ? null : <Question asking={asking} onClose={() => desk.ui.update(ask(null))} />;
}

function Question({ asking, onClose }: { asking: Asking; onClose: () => void }) {
  switch (asking.kind) {
    case "options":
      return <AskOptions about={asking} onClose={onClose} />;
    case "line":
      return <AskOptions about={asking} onClose={onClose} />;
    case "quantity":
      return <AskQuantity uid={asking.uid} onClose={onClose} />;
    case "discount":
      return <AskDiscount uid={asking.uid} onClose={onClose} />;
    case "take_back":
      return <AskTakeBack uid={asking.uid} onClose={onClose} />;
    case "order":
      return <AskOrder thenHold={asking.then_hold} onClose={onClose} />;
    case "clear":
      return <AskToClear onClose={onClose} />;
    case "void_order":
      return <AskToVoid onClose={onClose} />;
    case "what_works":
    case "help":
      return null;
  }
}
