import { AmountDisplay, Button, Dialog, Keypad, SegmentedControl } from "@counterfoil/ui";
import { useState } from "react";
import { useMoney, useWords } from "../../desk.tsx";
import { useEnter } from "../../keys/use-enter.ts";
import { useTyped } from "../../keys/use-typed.ts";
import { onePart } from "../../state/pay.ts";

type Choice = "whole" | "2" | "3" | "4" | "other";

/** How much of what is left the next payment settles: all, an equal part, or any amount. */
export function SplitKeys({
  left,
  part,
  onPart,
}: {
  left: number;
  part: number | null;
  onPart: (part: number | null) => void;
}) {
  const words = useWords().pay;
  const [choice, setChoice] = useState<Choice>("whole");
  const [isAsking, setAsking] = useState(false);
  const choose = (next: Choice) => {
    if (next === "other") return setAsking(true);
    setChoice(next);
    onPart(next === "whole" ? null : onePart(left, Number(next)));
  };
  return (
    <>
      <SegmentedControl
        label={words.split}
        value={part === null ? "whole" : choice}
        onChange={choose}
        choices={[
          { id: "whole", name: words.whole },
          { id: "2", name: words.parts(2) },
          { id: "3", name: words.parts(3) },
          { id: "4", name: words.parts(4) },
          { id: "other", name: words.other },
        ]}
      />
      {isAsking && (
        <AskPart
          most={left}
          onClose={() => setAsking(false)}
          onPart={(amount) => {
            setAsking(false);
            setChoice("other");
            onPart(amount);
          }}
        />
      )}
    </>
  );
}

function AskPart({
  most,
  onPart,
  onClose,
}: {
  most: number;
  onPart: (amount: number) => void;
  onClose: () => void;
}) {
  const words = useWords().pay;
  const money = useMoney();
  const [typed, type] = useTyped(0, most);
  const finish = () => {
    if (typed > 0) onPart(typed);
  };
  useEnter(finish);
  return (
    <Dialog
      title={words.part_title}
      size="small"
      isOpen
      onClose={onClose}
      footer={
        <Button kind="primary" size="large" keys="Enter" isDisabled={typed === 0} onPress={finish}>
          {words.part_set}
        </Button>
      }
    >
      <div className="t-ask-pad">
        <AmountDisplay label={words.part_amount} amount={money(typed)} isOffered={typed === 0} />
        <Keypad label={words.part_amount} onKey={type} />
      </div>
    </Dialog>
  );
}
