import { AmountDisplay, Button, Card, Dialog, Keypad, SegmentedControl } from "@counterfoil/ui";
import { useState } from "react";
import type { Shift } from "../../api/shift.ts";
import { answerOf } from "../../deeds/answer.ts";
import { useDesk, useMoney, useUi, useWords } from "../../desk.tsx";
import { useTyped } from "../../keys/use-typed.ts";
import { countedSum, denominationsOf, type Heaps } from "../../state/cash.ts";
import { CountHeaps } from "./CountHeaps.tsx";

/** The blind count: coin by coin or as a sum, before anybody says what should be there. */
export function CloseShift({
  shift,
  onCancel,
  onClosed,
}: {
  shift: Shift;
  onCancel: () => void;
  onClosed: (shift: Shift) => void;
}) {
  const desk = useDesk();
  const words = useWords();
  const money = useMoney();
  const isBusy = useUi((ui) => ui.is_busy);
  const denominations = denominationsOf(shift.currency);
  const [way, setWay] = useState<"coins" | "sum">(denominations.length > 0 ? "coins" : "sum");
  const [heaps, setHeaps] = useState<Heaps>({});
  const [typed, type] = useTyped(0);
  const [isSure, setSure] = useState(false);
  const cash = way === "coins" ? countedSum(heaps) : typed;

  const close = async () => {
    const count = way === "coins" ? { cash, denominations: { ...heaps } } : { cash };
    const closed = await answerOf(desk, () => desk.till.actions.close_shift({ shift_id: shift.id, count }));
    setSure(false);
    if (closed !== null) onClosed(closed);
  };

  return (
    <div className="t-shift-count">
      <Card
        title={words.shift.close_title}
        stub={
          <div className="t-shift-count-foot">
            <AmountDisplay label={words.shift.counted} amount={money(cash)} isOffered={cash === 0} />
            <Button onPress={onCancel}>{words.app.cancel}</Button>
            <Button kind="primary" size="large" icon="lock" onPress={() => setSure(true)}>
              {words.shift.close_now}
            </Button>
          </div>
        }
      >
        <p className="t-shift-words">{words.shift.close_words}</p>
        {denominations.length > 0 && (
          <SegmentedControl
            label={words.shift.counted}
            value={way}
            onChange={setWay}
            choices={[
              { id: "coins", name: words.shift.coins, icon: "coins" },
              { id: "sum", name: words.shift.sum, icon: "cash" },
            ]}
          />
        )}
        {way === "coins" ? (
          <CountHeaps denominations={denominations} heaps={heaps} onChange={setHeaps} />
        ) : (
          <div className="t-ask-pad">
            <Keypad label={words.shift.counted} onKey={type} />
          </div>
        )}
      </Card>
      <Dialog
        title={words.shift.close_sure(money(cash))}
        size="small"
        isUrgent
        isOpen={isSure}
        onClose={() => setSure(false)}
        footer={
          <>
            <Button onPress={() => setSure(false)}>{words.app.back}</Button>
            <Button kind="primary" isPending={isBusy} onPress={() => void close()}>
              {words.shift.close_now}
            </Button>
          </>
        }
      >
        <p>{words.shift.close_sure_words}</p>
      </Dialog>
    </div>
  );
}
