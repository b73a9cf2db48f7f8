import "./CartPanel.css";
import { Button, CartLine, EmptyState, IconButton, PayKey, QuantityStepper } from "@counterfoil/ui";
import { useEffect, useRef } from "react";
import { setQuantity, takeBack } from "../../deeds/choose.ts";
import { hold, pay } from "../../deeds/sale.ts";
import { useDesk, useFormat, useMoney, useSeat, useUi, useWords } from "../../desk.tsx";
import { shortcuts } from "../../keys/shortcuts.ts";
import { useBlocked } from "../../parts/use-blocked.ts";
import { liveLines, type Cart, type CartLine as Line } from "../../state/cart.ts";
import { coins } from "../../state/cash.ts";
import { leftToPay } from "../../state/pay.ts";
import { taxProfile } from "../../state/price-cart.ts";
import { ask, select, startPaying } from "../../state/ui.ts";
import { CartTotals } from "./CartTotals.tsx";
import { OrderHead } from "./OrderHead.tsx";
import { Presence } from "./Presence.tsx";
import { usePriced } from "./use-priced.ts";

/** What is being sold: its lines, what they come to, and the keys that take the money. */
export function CartPanel() {
  const cart = useUi((ui) => ui.cart);
  const isPaying = useUi((ui) => ui.phase.kind === "paying");
  const words = useWords().sell.cart;
  return (
    <section className="t-cart" aria-label={words.title}>
      <OrderHead cart={cart} isLocked={isPaying} />
      <Presence order_id={cart.order_id} />
      {cart.lines.length === 0 ? (
        <EmptyState picture="plate" title={words.empty}>
          {words.empty_words}
        </EmptyState>
      ) : (
        <Lines cart={cart} isLocked={isPaying} />
      )}
      <CartFoot cart={cart} isPaying={isPaying} />
    </section>
  );
}

function Lines({ cart, isLocked }: { cart: Cart; isLocked: boolean }) {
  const desk = useDesk();
  const words = useWords().sell.cart;
  const selected = useUi((ui) => ui.selected);
  const { count } = useFormat();
  const money = useMoney();
  const priced = usePriced(cart);
  const list = useRef<HTMLUListElement>(null);

  // The line that was just added or chosen is always in sight.
  useEffect(() => {
    list.current?.querySelector(".cf-line-selected")?.scrollIntoView({ block: "nearest" });
  }, [selected, cart.lines.length]);

  return (
    <ul className="t-cart-lines" ref={list}>
      {cart.lines.map((line, index) => {
        const isSelected = line.uid === selected && !isLocked;
        const { gross = 0, discount = 0 } = priced?.lines[index] ?? {};
        const own = line.discounts?.[0];
        return (
          <li key={line.uid}>
            <CartLine
              quantity={words.times(count(line.quantity))}
              name={line.variation_name ? `${line.name}, ${line.variation_name}` : line.name}
              amount={line.void ? words.voided : money(gross)}
              details={detailsOf(line, count)}
              isSelected={isSelected}
              isVoided={line.void !== undefined}
              {...(line.note ? { note: line.note } : {})}
              {...(own && discount > 0 ? { discount: `${own.name} ${money(-discount)}` } : {})}
              onPress={() => {
                if (!isLocked && !line.void) desk.ui.update(select(isSelected ? null : line.uid));
              }}
            />
            {isSelected && <LineTools line={line} />}
          </li>
        );
      })}
    </ul>
  );
}

const detailsOf = (line: Line, count: (value: number) => string): string[] =>
  (line.modifiers ?? []).map(({ name, quantity = 1 }) =>
    quantity === 1 ? name : `${count(quantity)} × ${name}`,
  );

/** What can be done with the chosen line. */
function LineTools({ line }: { line: Line }) {
  const desk = useDesk();
  const words = useWords().sell.cart;
  const { count } = useFormat();
  return (
    <div className="t-line-tools" role="group" aria-label={words.line_tools}>
      <QuantityStepper
        label={words.quantity}
        value={line.quantity}
        least={0}
        shown={count(line.quantity)}
        onChange={(quantity) => setQuantity(desk, line.uid, quantity)}
      />
      <IconButton
        icon="settings"
        label={words.options}
        onPress={() => desk.ui.update(ask({ kind: "line", uid: line.uid }))}
      />
      <IconButton
        icon="tag"
        label={words.discount}
        onPress={() => desk.ui.update(ask({ kind: "discount", uid: line.uid }))}
      />
      <IconButton
        icon="trash"
        kind="danger"
        label={words.take_back}
        onPress={() => takeBack(desk, line.uid)}
      />
    </div>
  );
}

function CartFoot({ cart, isPaying }: { cart: Cart; isPaying: boolean }) {
  const desk = useDesk();
  const words = useWords().sell.cart;
  const isBusy = useUi((ui) => ui.is_busy);
  const isBlocked = useBlocked() !== null;
  const isEmpty = liveLines(cart).length === 0;
  const due = useCashDue(cart);
  const money = useMoney();
  return (
    <footer className="t-cart-foot">
      <hr className="cf-perforation" />
      {!isEmpty && <CartTotals cart={cart} />}
      {!isPaying && (
        <>
          <div className="t-cart-actions">
            <Button
              icon="tag"
              keys={shortcuts.discount}
              isDisabled={isEmpty}
              onPress={() => desk.ui.update(ask({ kind: "discount", uid: null }))}
            >
              {words.discount}
            </Button>
            <Button
              icon="pause"
              keys={shortcuts.hold}
              isDisabled={isEmpty || isBusy || isBlocked}
              onPress={() => void hold(desk)}
            >
              {words.hold}
            </Button>
          </div>
          <PayKey
            label={words.cash_exact}
            amount={money(due.cash)}
            keys={shortcuts.cash_exact}
            kind="canary"
            isDisabled={isEmpty || isBlocked}
            isPending={isBusy}
            onPress={() => void pay(desk, { tender: "cash" })}
          />
          <PayKey
            label={words.pay}
            amount={money(due.all)}
            keys={shortcuts.pay}
            isDisabled={isEmpty || isBusy || isBlocked}
            onPress={() => desk.ui.update(startPaying)}
          />
        </>
      )}
    </footer>
  );
}

/** What is still to be paid, and what of coins that makes. */
export function useCashDue(cart: Cart): { readonly all: number; readonly cash: number } {
  const priced = usePriced(cart);
  const { location } = useSeat();
  const all = priced === null ? 0 : leftToPay(cart.held, priced);
  return { all, cash: coins(all, taxProfile(cart, location)) };
}
