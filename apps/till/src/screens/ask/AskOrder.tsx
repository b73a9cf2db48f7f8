import { Button, Dialog, SegmentedControl, TextField } from "@counterfoil/ui";
import { useState } from "react";
import { setOrderType } from "../../deeds/choose.ts";
import { hold } from "../../deeds/sale.ts";
import { useDesk, useTillData, useUi, useWords } from "../../desk.tsx";
import type { Cart } from "../../state/cart.ts";
import { menuOf } from "../../state/menu.ts";
import { changeCart } from "../../state/ui.ts";
import { orderTypeIcons } from "../sell/OrderHead.tsx";

const types = ["dine_in", "takeaway", "pickup", "delivery"] as const;

/** How it is served, whose it is, and what should be known about it. */
export function AskOrder({ thenHold, onClose }: { thenHold: boolean; onClose: () => void }) {
  const desk = useDesk();
  const words = useWords();
  const { order, types: names, cart: cartWords } = words.sell;
  const { catalog } = useTillData();
  const cart = useUi((ui) => ui.cart);
  const [type, setType] = useState(cart.type);
  const [name, setName] = useState(cart.name);
  const [note, setNote] = useState(cart.note);
  const [isAsked, setAsked] = useState(false);
  const isMissing = thenHold && name.trim() === "";

  const finish = () => {
    setAsked(true);
    if (isMissing) return;
    const change = (before: Cart): Cart => {
      const retyped =
        catalog.state === "ready" ? setOrderType(before, menuOf(catalog.value), type) : { ...before, type };
      return { ...retyped, name: name.trim(), note: note.trim() };
    };
    desk.ui.update(changeCart(change));
    onClose();
    if (thenHold) void hold(desk);
  };

  return (
    <Dialog
      title={order.title}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{words.app.cancel}</Button>
          <Button kind="primary" onPress={finish}>
            {thenHold ? cartWords.hold : words.app.save}
          </Button>
        </>
      }
    >
      <form
        className="t-ask"
        onSubmit={(event) => {
          event.preventDefault();
          finish();
        }}
      >
        <SegmentedControl
          label={order.type}
          value={type}
          onChange={setType}
          choices={types.map((id) => ({ id, name: names[id], icon: orderTypeIcons[id] }))}
        />
        <TextField
          label={order.name}
          help={order.name_help}
          error={isAsked && isMissing ? cartWords.hold_needs_name : null}
          value={name}
          onChange={setName}
          autoFocus
        />
        <TextField label={order.note} value={note} onChange={setNote} lines maxLength={1000} />
        <button type="submit" hidden>
          {words.app.save}
        </button>
      </form>
    </Dialog>
  );
}
