import "./CartBar.css";
import { Dialog, Icon, PayKey } from "@counterfoil/ui";
import { Button as Press } from "react-aria-components";
import { pay } from "../../deeds/sale.ts";
import { useDesk, useFormat, useMoney, useUi, useWords } from "../../desk.tsx";
import { useBlocked } from "../../parts/use-blocked.ts";
import { addQuantities, liveLines } from "../../state/cart.ts";
import { openCart } from "../../state/ui.ts";
import { CartPanel, useCashDue } from "./CartPanel.tsx";

/** On a narrow screen: the sale in one line at the bottom edge, with the key that ends it. */
export function CartBar() {
  const desk = useDesk();
  const words = useWords().sell.cart;
  const cart = useUi((ui) => ui.cart);
  const isBusy = useUi((ui) => ui.is_busy);
  const isBlocked = useBlocked() !== null;
  const isOpen = useUi((ui) => ui.is_cart_open);
  const due = useCashDue(cart);
  const money = useMoney();
  const { count } = useFormat();
  const lines = liveLines(cart);
  if (lines.length === 0 && cart.held === null) return null;
  const pieces = count(lines.reduce((sum, { quantity }) => addQuantities(sum, quantity), 0));
  return (
    <div className="t-cart-bar">
      <Press
        className="t-cart-bar-open"
        aria-label={`${words.open}, ${words.count(pieces)}`}
        onPress={() => desk.ui.update(openCart(true))}
      >
        <Icon name="orders" />
        <span className="cf-figures">{pieces}</span>
        <Icon name="up" size={18} />
      </Press>
      <PayKey
        label={words.cash_exact}
        amount={money(due.cash)}
        kind="canary"
        isDisabled={lines.length === 0 || isBlocked}
        isPending={isBusy}
        onPress={() => void pay(desk, { tender: "cash" })}
      />
      <Dialog title={words.title} isOpen={isOpen} onClose={() => desk.ui.update(openCart(false))} isBare>
        <div className="t-cart-sheet">
          <CartPanel />
        </div>
      </Dialog>
    </div>
  );
}
