import "./Sell.css";
import { Banner, Button } from "@counterfoil/ui";
import { useDesk, useTillData, useUi, useWords } from "../../desk.tsx";
import { useBlocked } from "../../parts/use-blocked.ts";
import { go } from "../../state/ui.ts";
import { Blocked } from "../line/Blocked.tsx";
import { Done } from "../pay/Done.tsx";
import { Pay } from "../pay/Pay.tsx";
import { CartBar } from "./CartBar.tsx";
import { CartPanel } from "./CartPanel.tsx";
import { Products } from "./Products.tsx";
import { Questions } from "./Questions.tsx";

/** The three zones: what can be sold, what is being sold, and the keys that take the money. */
export function Sell() {
  const phase = useUi((ui) => ui.phase.kind);
  const title = useWords().app.screens.sell;
  const isBlocked = useBlocked() !== null;
  return (
    <main className={`t-sell t-sell-${phase}`}>
      <div className="t-sell-main">
        {phase !== "paying" && <h1 className="cf-visually-hidden">{title}</h1>}
        {isBlocked ? (
          <Blocked />
        ) : (
          <>
            <ShiftFirst />
            {phase === "paying" ? <Pay /> : <Products />}
          </>
        )}
      </div>
      <div className="t-sell-side">{phase === "done" ? <Done /> : <CartPanel />}</div>
      {phase === "ordering" && <CartBar />}
      <Questions />
    </main>
  );
}

/** Cash without an open shift belongs to nobody; better said before the first sale than after it. */
function ShiftFirst() {
  const desk = useDesk();
  const words = useWords().sell;
  const { shift } = useTillData();
  if (shift.state !== "ready" || shift.value !== null) return null;
  return (
    <div className="t-sell-shift">
      <Banner
        tone="canary"
        title={words.open_shift_first}
        action={
          <Button kind="primary" icon="drawer" onPress={() => desk.ui.update(go("shift"))}>
            {words.open_shift}
          </Button>
        }
      >
        {words.open_shift_words}
      </Banner>
    </div>
  );
}
