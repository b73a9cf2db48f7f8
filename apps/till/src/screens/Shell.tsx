import "./Shell.css";
import { scanCode } from "../deeds/choose.ts";
import { useDesk, useUi } from "../desk.tsx";
import { useScanner } from "../keys/use-scanner.ts";
import { useShortcuts } from "../keys/use-shortcuts.ts";
import { useAttend } from "../parts/use-attend.ts";
import { useFollow } from "../parts/use-follow.ts";
import type { Screen } from "../state/ui.ts";
import { Exceptions } from "./exceptions/Exceptions.tsx";
import { Help } from "./Help.tsx";
import { History } from "./history/History.tsx";
import { KeepingBanner } from "./line/KeepingBanner.tsx";
import { LineBanner } from "./line/LineBanner.tsx";
import { WhatWorks } from "./line/WhatWorks.tsx";
import { Orders } from "./orders/Orders.tsx";
import { Proof } from "./proof/Proof.tsx";
import { Rail } from "./Rail.tsx";
import { Report } from "./report/Report.tsx";
import { Sell } from "./sell/Sell.tsx";
import { Settings } from "./settings/Settings.tsx";
import { ShiftScreen } from "./shift/ShiftScreen.tsx";

/** The open till: the rail that leads everywhere, and one screen. */
export function Shell() {
  const desk = useDesk();
  const screen = useUi((ui) => ui.screen);
  useShortcuts();
  useScanner((code) => scanCode(desk, code));
  useAttend();
  useFollow();
  return (
    <div className="t-shell">
      <Rail screen={screen} />
      <div className="t-content">
        <LineBanner />
        {/* The sale itself says it larger. */}
        {screen !== "sell" && <KeepingBanner />}
        <ScreenOf screen={screen} />
      </div>
      <Help />
      <WhatWorks />
    </div>
  );
}

function ScreenOf({ screen }: { screen: Screen }) {
  switch (screen) {
    case "sell":
      return <Sell />;
    case "orders":
      return <Orders />;
    case "history":
      return <History />;
    case "shift":
      return <ShiftScreen />;
    case "report":
      return <Report />;
    case "settings":
      return <Settings />;
    case "proof":
      return <Proof />;
    case "exceptions":
      return <Exceptions />;
  }
}
