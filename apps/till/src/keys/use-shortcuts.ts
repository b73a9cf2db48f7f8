import { useWindowKeys } from "@counterfoil/ui";
import { hold, pay } from "../deeds/sale.ts";
import { setQuantity, takeBack } from "../deeds/choose.ts";
import { useDesk, type Desk } from "../desk.tsx";
import { addQuantities, liveLines } from "../state/cart.ts";
import { ask, go, nextSale, selectNext, startPaying, stopPaying } from "../state/ui.ts";
import { shortcutOf, type Shortcut } from "./shortcuts.ts";

/** Works the till by keyboard. While a question is on the screen the keys are its own. */
export function useShortcuts(): void {
  const desk = useDesk();
  useWindowKeys((event) => {
    if (desk.ui.current().asking !== null) return false;
    const shortcut = shortcutOf(event.key);
    return shortcut === null ? moveKey(desk, event.key) : work(desk, shortcut);
  });
}

/** True when the key had something to do here. */
function work(desk: Desk, shortcut: Shortcut): boolean {
  const { screen, phase, selected } = desk.ui.current();
  switch (shortcut) {
    case "search":
      desk.ui.update(go("sell"));
      document.querySelector<HTMLInputElement>(".t-sell .cf-search-input")?.focus();
      return true;
    case "orders":
      desk.ui.update(go("orders"));
      return true;
    case "proof":
      desk.ui.update(go("proof"));
      return true;
    case "help":
      desk.ui.update(ask({ kind: "help" }));
      return true;
    case "cancel":
      desk.ui.update(stopPaying);
      return phase.kind === "paying";
    case "next":
      desk.ui.update(nextSale);
      return phase.kind === "done" && screen === "sell";
    case "order":
    case "discount":
    case "hold":
    case "pay":
    case "cash_exact":
      return screen === "sell" && workSale(desk, shortcut);
    case "options":
    case "quantity":
    case "remove":
      return screen === "sell" && selected !== null && workLine(desk, shortcut, selected);
  }
}

function workSale(desk: Desk, shortcut: "order" | "discount" | "hold" | "pay" | "cash_exact"): true {
  if (shortcut === "order") desk.ui.update(ask({ kind: "order", then_hold: false }));
  else if (liveLines(desk.ui.current().cart).length === 0) return true;
  else if (shortcut === "discount") desk.ui.update(ask({ kind: "discount", uid: null }));
  else if (shortcut === "hold") void hold(desk);
  else if (shortcut === "pay") desk.ui.update(startPaying);
  else void pay(desk, { tender: "cash" });
  return true;
}

function workLine(desk: Desk, shortcut: "options" | "quantity" | "remove", uid: string): true {
  if (shortcut === "options") desk.ui.update(ask({ kind: "line", uid }));
  else if (shortcut === "quantity") desk.ui.update(ask({ kind: "quantity", uid }));
  else takeBack(desk, uid);
  return true;
}

/** Up and down choose a line, plus and minus change its quantity. */
function moveKey(desk: Desk, key: string): boolean {
  const { screen, phase, selected, cart } = desk.ui.current();
  if (screen !== "sell" || phase.kind !== "ordering" || cart.lines.length === 0) return false;
  if (key === "ArrowUp" || key === "ArrowDown") {
    // Arrows move the focus within tabs and choices; only a free keyboard chooses lines.
    if (document.activeElement?.closest("[role=radiogroup], [role=tablist]")) return false;
    desk.ui.update(selectNext(key === "ArrowUp" ? -1 : 1));
    return true;
  }
  const line = cart.lines.find(({ uid }) => uid === selected);
  if (line === undefined || (key !== "+" && key !== "-")) return false;
  setQuantity(desk, line.uid, addQuantities(line.quantity, key === "+" ? 1 : -1));
  return true;
}
