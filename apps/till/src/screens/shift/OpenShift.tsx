import { newId } from "@counterfoil/ids";
import { AmountDisplay, Button, Card, Keypad } from "@counterfoil/ui";
import { useState } from "react";
import { answerOf } from "../../deeds/answer.ts";
import { useDesk, useMoney, useUi, useWords } from "../../desk.tsx";
import { useEnter } from "../../keys/use-enter.ts";
import { useTyped } from "../../keys/use-typed.ts";
import { useBlocked } from "../../parts/use-blocked.ts";
import { go } from "../../state/ui.ts";

/** Before the first sale: what lies in the drawer already. */
export function OpenShift() {
  const desk = useDesk();
  const words = useWords().shift;
  const money = useMoney();
  const isBusy = useUi((ui) => ui.is_busy);
  const isBlocked = useBlocked() !== null;
  const [float, type] = useTyped(0);
  const [id] = useState(newId);
  const open = async () => {
    if (isBlocked) return;
    const shift = await answerOf(desk, () => desk.till.actions.open_shift({ id, float }));
    if (shift === null) return;
    desk.toasts.show(words.opened, "go");
    desk.ui.update(go("sell"));
  };
  useEnter(() => void open());
  return (
    <div className="t-shift-narrow">
      <Card
        title={words.open_title}
        stub={
          <Button
            kind="primary"
            size="large"
            wide
            icon="drawer"
            keys="Enter"
            isDisabled={isBlocked}
            isPending={isBusy}
            onPress={() => void open()}
          >
            {words.open}
          </Button>
        }
      >
        <p className="t-shift-words">{words.none_words}</p>
        <AmountDisplay label={words.float} amount={money(float)} />
        <Keypad label={words.float} onKey={type} />
      </Card>
    </div>
  );
}
