import type { PriceDiscount } from "@counterfoil/orders/contract";
import { newId } from "@counterfoil/ids";
import { AmountDisplay, Button, Dialog, Keypad, SegmentedControl } from "@counterfoil/ui";
import { useState } from "react";
import { useDesk, useFormat, useMoney, useTillData, useUi, useWords } from "../../desk.tsx";
import { useEnter } from "../../keys/use-enter.ts";
import { useTyped } from "../../keys/use-typed.ts";
import { discount } from "../../state/cart.ts";
import { menuOf } from "../../state/menu.ts";
import { changeCart } from "../../state/ui.ts";

type Kind = "percent" | "amount";

/** A ready-made discount is one press; any other is typed, in percent or as an amount. */
export function AskDiscount({ uid, onClose }: { uid: string | null; onClose: () => void }) {
  const desk = useDesk();
  const words = useWords().sell.discounts;
  const money = useMoney();
  const { percent } = useFormat();
  const line = useUi((ui) => ui.cart.lines.find((one) => one.uid === uid));
  const [kind, setKind] = useState<Kind>("percent");
  const [typed, type, setTyped] = useTyped(0, kind === "percent" ? 100 : undefined);
  const shown = kind === "percent" ? percent(typed) : money(typed);

  const give = (given: PriceDiscount | null) => {
    onClose();
    desk.ui.update(changeCart((cart) => discount(cart, uid, given)));
  };
  const giveTyped = () => {
    if (typed === 0) return;
    const own = { uid: newId(), name: words.own(shown) };
    give(kind === "percent" ? { ...own, percentage: typed } : { ...own, amount: typed });
  };
  useEnter(giveTyped);

  return (
    <Dialog
      title={line === undefined ? words.title_order : words.title_line(line.name)}
      size="large"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={() => give(null)}>{words.none}</Button>
          <Button kind="primary" keys="Enter" isDisabled={typed === 0} onPress={giveTyped}>
            {words.apply}
          </Button>
        </>
      }
    >
      <div className="t-ask-two">
        <div className="t-ask">
          <ReadyMade onGive={give} />
          <SegmentedControl
            label={words.kind}
            value={kind}
            choices={[
              { id: "percent", name: words.percent, icon: "percent" },
              { id: "amount", name: words.amount, icon: "cash" },
            ]}
            onChange={(next) => {
              setKind(next);
              setTyped(0);
            }}
          />
          <AmountDisplay
            label={kind === "percent" ? words.percent : words.amount}
            amount={shown}
            isOffered={typed === 0}
          />
        </div>
        <Keypad label={words.kind} onKey={type} />
      </div>
    </Dialog>
  );
}

function ReadyMade({ onGive }: { onGive: (given: PriceDiscount) => void }) {
  const words = useWords().sell.discounts;
  const money = useMoney();
  const { percent } = useFormat();
  const { catalog } = useTillData();
  const discounts = catalog.state === "ready" ? menuOf(catalog.value).discounts : [];
  if (discounts.length === 0) return null;
  return (
    <div className="t-ask-group" role="group" aria-label={words.named}>
      <span className="t-ask-label">{words.named}</span>
      <div className="t-ask-chips">
        {discounts.map(({ id, name, percentage, amount }) => (
          <Button
            key={id}
            icon="tag"
            onPress={() =>
              onGive(
                percentage === undefined
                  ? { uid: newId(), name, amount: amount ?? 0 }
                  : { uid: newId(), name, percentage },
              )
            }
          >
            {`${name} ${percentage === undefined ? money(amount ?? 0) : percent(percentage)}`}
          </Button>
        ))}
      </div>
    </div>
  );
}
