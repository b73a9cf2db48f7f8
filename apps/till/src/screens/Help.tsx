import "./Help.css";
import { Dialog, Kbd } from "@counterfoil/ui";
import { useDesk, useUi, useWords } from "../desk.tsx";
import { shortcuts, type Shortcut } from "../keys/shortcuts.ts";
import { ask } from "../state/ui.ts";

/** All shortcuts on one page, over whatever is on the screen. */
export function Help() {
  const desk = useDesk();
  const words = useWords().app.help;
  const isOpen = useUi((ui) => ui.asking?.kind === "help");
  const { actions } = words;
  return (
    <Dialog title={words.title} isOpen={isOpen} onClose={() => desk.ui.update(ask(null))}>
      <dl className="t-help cf-kbd-always">
        {(Object.keys(shortcuts) as Shortcut[]).map((name) => (
          <Row key={name} keys={[shortcuts[name]]} words={actions[name]} />
        ))}
        <Row keys={["↑", "↓"]} words={actions.move} />
        <Row keys={["+", "−"]} words={actions.more_less} />
      </dl>
      <p className="t-help-scan">{words.scan}</p>
    </Dialog>
  );
}

function Row({ keys, words }: { keys: readonly string[]; words: string }) {
  return (
    <div className="t-help-row">
      <dt>
        {keys.map((key) => (
          <Kbd key={key} keys={key} />
        ))}
      </dt>
      <dd>{words}</dd>
    </div>
  );
}
