import { Icon, IconButton, Kbd, type IconName } from "@counterfoil/ui";
import type { OrderType } from "@counterfoil/orders/contract";
import { Button as Press } from "react-aria-components";
import { useDesk, useWords } from "../../desk.tsx";
import { shortcuts } from "../../keys/shortcuts.ts";
import { isEmpty, type Cart } from "../../state/cart.ts";
import { ask } from "../../state/ui.ts";

export const orderTypeIcons: Record<OrderType, IconName> = {
  dine_in: "dine",
  takeaway: "bag",
  pickup: "pickup",
  delivery: "delivery",
};

/** Whose order it is and how it is served; one key, because both are asked together. */
export function OrderHead({ cart, isLocked }: { cart: Cart; isLocked: boolean }) {
  const desk = useDesk();
  const words = useWords().sell;
  const number = cart.held ? words.order.number(cart.held.call_number) : "";
  return (
    <header className="t-cart-head">
      <Press
        className="t-order-key"
        isDisabled={isLocked}
        aria-keyshortcuts={shortcuts.order}
        onPress={() => desk.ui.update(ask({ kind: "order", then_hold: false }))}
      >
        <Icon name={orderTypeIcons[cart.type]} />
        <span className="t-order-words">
          <span className="t-order-name">{cart.name || number || words.types[cart.type]}</span>
          {(cart.name || number) && (
            <span className="t-order-type">
              {[words.types[cart.type], cart.name ? number : "", cart.note].filter(Boolean).join(" · ")}
            </span>
          )}
        </span>
        <Kbd keys={shortcuts.order} />
      </Press>
      {!isLocked && !isEmpty(cart) && (
        <IconButton
          icon="trash"
          label={words.cart.clear}
          onPress={() => desk.ui.update(ask({ kind: "clear" }))}
        />
      )}
    </header>
  );
}
