import { Avatar, Icon, Mark, StatusDot, type IconName } from "@counterfoil/ui";
import { Button as Press, type PressEvent } from "react-aria-components";
import { useDesk, useFormat, useTillData, useWords } from "../desk.tsx";
import { sayLine } from "../parts/say-line.ts";
import { go, railOf, screens, type RailScreen, type Screen } from "../state/ui.ts";

const icons: Record<RailScreen, IconName> = {
  sell: "grid",
  orders: "orders",
  history: "history",
  shift: "drawer",
  report: "chart",
  settings: "settings",
};

/** Where everything is: the screens, how the line stands, and who is signed in. */
export function Rail({ screen }: { screen: Screen }) {
  const desk = useDesk();
  const words = useWords();
  const { person, line } = useTillData();
  const { count } = useFormat();
  const said = sayLine(line, words.line, count);
  return (
    <header className="t-rail">
      <span className="t-rail-mark">
        <Mark size={36} />
      </span>
      <nav className="t-rail-screens" aria-label={words.app.navigation}>
        {screens.map((name) => (
          <RailKey key={name} name={name} isHere={name === railOf(screen)} />
        ))}
      </nav>
      <div className="t-rail-foot">
        <StatusDot
          link={line.state}
          unsent={line.unsent}
          text={said}
          label={words.line.open(said)}
          onPress={() => desk.ui.update(go("proof"))}
        />
        {person && (
          <Press
            className="t-rail-person"
            aria-label={words.app.lock(person.name)}
            onPress={() => void desk.till.actions.sign_out()}
          >
            <Avatar name={person.name} />
          </Press>
        )}
      </div>
    </header>
  );
}

function RailKey({ name, isHere }: { name: RailScreen; isHere: boolean }) {
  const desk = useDesk();
  const words = useWords();
  const { count } = useFormat();
  const { open_orders, exceptions } = useTillData();
  const open = name === "orders" && open_orders.state === "ready" ? open_orders.value.length : 0;
  const toSettle = name === "settings" ? (exceptions ?? 0) : 0;
  const goThere = ({ pointerType, target }: PressEvent) => {
    // After a finger or a mouse, Enter belongs to the screen that came up and not to this key.
    if (pointerType !== "keyboard" && target instanceof HTMLElement) target.blur();
    desk.ui.update(go(name));
  };
  return (
    <Press
      className={isHere ? "t-rail-key t-rail-key-here" : "t-rail-key"}
      {...(isHere ? { "aria-current": "page" as const } : {})}
      onPress={goThere}
    >
      <Icon name={icons[name]} />
      <span>{words.app.short_screens[name]}</span>
      {open > 0 && <span className="t-rail-count cf-figures">{count(open)}</span>}
      {toSettle > 0 && (
        <span className="t-rail-count t-rail-alarm cf-figures">
          <span aria-hidden="true">{count(toSettle)}</span>
          <span className="cf-visually-hidden">{words.exceptions.count(toSettle, count(toSettle))}</span>
        </span>
      )}
    </Press>
  );
}
