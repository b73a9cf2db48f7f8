import "./Shell.css";
import { Avatar, Banner, Icon, Mark, StatusDot, type IconName } from "@counterfoil/ui";
import { Button as Press } from "react-aria-components";
import { scanCode } from "../deeds/choose.ts";
import { useDesk, useFormat, useTillData, useUi, useWords } from "../desk.tsx";
import { sayLine } from "../parts/say-line.ts";
import { useScanner } from "../keys/use-scanner.ts";
import { useShortcuts } from "../keys/use-shortcuts.ts";
import { go, screens, type Screen } from "../state/ui.ts";
import { Help } from "./Help.tsx";
import { History } from "./history/History.tsx";
import { Orders } from "./orders/Orders.tsx";
import { Report } from "./report/Report.tsx";
import { Sell } from "./sell/Sell.tsx";
import { Settings } from "./settings/Settings.tsx";
import { ShiftScreen } from "./shift/ShiftScreen.tsx";

const icons: Record<Screen, IconName> = {
  sell: "grid",
  orders: "orders",
  history: "history",
  shift: "drawer",
  report: "chart",
  settings: "settings",
};

/** The open till: the rail that leads everywhere, and one screen. */
export function Shell() {
  const desk = useDesk();
  const screen = useUi((ui) => ui.screen);
  useShortcuts();
  useScanner((code) => scanCode(desk, code));
  return (
    <div className="t-shell">
      <Rail screen={screen} />
      <div className="t-content">
        <OfflineBanner />
        <ScreenOf screen={screen} />
      </div>
      <Help />
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
  }
}

function Rail({ screen }: { screen: Screen }) {
  const desk = useDesk();
  const words = useWords().app;
  const { person, open_orders, line } = useTillData();
  const open = open_orders.state === "ready" ? open_orders.value.length : 0;
  const said = sayLine(line, words.line);
  return (
    <header className="t-rail">
      <span className="t-rail-mark">
        <Mark size={36} />
      </span>
      <nav className="t-rail-screens" aria-label={words.navigation}>
        {screens.map((name) => (
          <Press
            key={name}
            className={name === screen ? "t-rail-key t-rail-key-here" : "t-rail-key"}
            {...(name === screen ? { "aria-current": "page" as const } : {})}
            onPress={({ pointerType, target }) => {
              // After a finger or a mouse, Enter belongs to the screen that came up and not to this key.
              if (pointerType !== "keyboard" && target instanceof HTMLElement) target.blur();
              desk.ui.update(go(name));
            }}
          >
            <Icon name={icons[name]} />
            <span>{words.short_screens[name]}</span>
            {name === "orders" && open > 0 && <span className="t-rail-count cf-figures">{open}</span>}
          </Press>
        ))}
      </nav>
      <div className="t-rail-foot">
        <StatusDot link={line.state} unsent={line.unsent} text={said} />
        {person && (
          <Press
            className="t-rail-person"
            aria-label={words.lock(person.name)}
            onPress={() => void desk.till.actions.sign_out()}
          >
            <Avatar name={person.name} />
          </Press>
        )}
      </div>
    </header>
  );
}

/** What still works without the line, in a plain sentence. */
function OfflineBanner() {
  const words = useWords().app.line;
  const { line } = useTillData();
  const { time } = useFormat();
  if (line.state !== "offline" && line.unsent === 0) return null;
  const title = line.state === "offline" ? words.banner(time(line.since)) : words.waiting;
  return (
    <div className="t-offline">
      <Banner tone="canary" title={title}>
        {words.still}
      </Banner>
    </div>
  );
}
