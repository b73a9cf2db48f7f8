import "./Settings.css";
import { Button, Card, Dialog, Logo, SegmentedControl } from "@counterfoil/ui";
import { useState, type ReactNode } from "react";
import { answerOf } from "../../deeds/answer.ts";
import { useDesk, useSeat, useTillData, useUi, useWords } from "../../desk.tsx";
import { readPrefs, writePrefs, type Prefs } from "../../state/prefs.ts";
import { ask } from "../../state/ui.ts";
import { ScreenHead } from "../ScreenHead.tsx";

/** How this till looks, what it is, and how to leave it. */
export function Settings() {
  const desk = useDesk();
  const words = useWords();
  return (
    <main className="t-screen">
      <ScreenHead title={words.app.screens.settings}>
        <Button icon="keyboard" keys="?" onPress={() => desk.ui.update(ask({ kind: "help" }))}>
          {words.settings.keyboard}
        </Button>
      </ScreenHead>
      <div className="t-screen-body">
        <div className="t-settings">
          <div className="t-settings-column">
            <Look />
            <Person />
          </div>
          <div className="t-settings-column">
            <Device />
            <Card title={words.settings.about}>
              <Logo height={24} />
              <p className="t-settings-words">{words.settings.about_words}</p>
            </Card>
          </div>
        </div>
      </div>
    </main>
  );
}

function Look() {
  const words = useWords().settings;
  const [prefs, setPrefs] = useState(readPrefs);
  const change = (next: Prefs) => {
    writePrefs(next);
    setPrefs(next);
  };
  return (
    <Card title={words.look}>
      <SegmentedControl
        label={words.theme}
        value={prefs.theme}
        onChange={(theme) => change({ ...prefs, theme })}
        choices={[
          { id: "auto", name: words.themes.auto, icon: "settings" },
          { id: "light", name: words.themes.light, icon: "sun" },
          { id: "dark", name: words.themes.dark, icon: "moon" },
        ]}
      />
      <SegmentedControl
        label={words.pictures}
        value={prefs.tiles}
        onChange={(tiles) => change({ ...prefs, tiles })}
        choices={[
          { id: "pictures", name: words.tiles.pictures, icon: "grid" },
          { id: "words", name: words.tiles.words, icon: "menu" },
        ]}
      />
    </Card>
  );
}

function Device() {
  const desk = useDesk();
  const words = useWords();
  const { location, device, version } = useSeat();
  const { line } = useTillData();
  const isBusy = useUi((ui) => ui.is_busy);
  const [isSure, setSure] = useState(false);
  return (
    <Card title={words.settings.device}>
      <dl className="t-facts">
        <Fact name={words.settings.location}>{location.name}</Fact>
        <Fact name={words.settings.device_name}>{device.name}</Fact>
        <Fact name={words.settings.letter}>
          <span className="cf-serial">{device.letter}</span>
        </Fact>
        <Fact name={words.settings.currency}>{location.currency}</Fact>
        <Fact name={words.settings.time_zone}>{location.time_zone}</Fact>
        <Fact name={words.settings.version}>{version}</Fact>
      </dl>
      <Button kind="danger" isDisabled={line.unsent > 0} onPress={() => setSure(true)}>
        {words.settings.unpair}
      </Button>
      {line.unsent > 0 && <p className="t-settings-words">{words.settings.unsent(line.unsent)}</p>}
      <Dialog
        title={words.settings.unpair_title}
        size="small"
        isUrgent
        isOpen={isSure}
        onClose={() => setSure(false)}
        footer={
          <>
            <Button onPress={() => setSure(false)}>{words.app.cancel}</Button>
            <Button
              kind="danger"
              isPending={isBusy}
              onPress={() => void answerOf(desk, desk.till.actions.unpair)}
            >
              {words.settings.unpair}
            </Button>
          </>
        }
      >
        <p>{words.settings.unpair_words}</p>
      </Dialog>
    </Card>
  );
}

function Person() {
  const desk = useDesk();
  const words = useWords().settings;
  const { person } = useTillData();
  return (
    <Card title={words.person}>
      <p>{person?.name}</p>
      <Button icon="lock" onPress={() => void answerOf(desk, desk.till.actions.sign_out)}>
        {words.sign_out}
      </Button>
    </Card>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="t-fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
