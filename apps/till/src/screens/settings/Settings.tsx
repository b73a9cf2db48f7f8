import "./Settings.css";
import { Badge, Banner, Button, Card, Dialog, Logo, SegmentedControl } from "@counterfoil/ui";
import { useState } from "react";
import { answerOf } from "../../deeds/answer.ts";
import { useDesk, useFormat, useSeat, useTillData, useUi, useWords } from "../../desk.tsx";
import { useNewVersion, waitsFor } from "../../installed/renewal.ts";
import { shortcuts } from "../../keys/shortcuts.ts";
import { Because } from "../../parts/Because.tsx";
import { Fact } from "../../parts/Fact.tsx";
import { readPrefs, writePrefs, type Prefs } from "../../state/prefs.ts";
import { ask, go } from "../../state/ui.ts";
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
            <NewVersion />
            <Books />
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

/** The way to what was done here, and to what does not fit. */
function Books() {
  const desk = useDesk();
  const words = useWords();
  const { exceptions } = useTillData();
  const { count } = useFormat();
  return (
    <Card title={words.settings.books}>
      <p className="t-settings-words">{words.settings.books_words}</p>
      <Button icon="shield" keys={shortcuts.proof} onPress={() => desk.ui.update(go("proof"))}>
        {words.proof.open}
      </Button>
      <Button icon="alert" onPress={() => desk.ui.update(go("exceptions"))}>
        {words.app.screens.exceptions} {exceptions ? <Badge tone="red">{count(exceptions)}</Badge> : ""}
      </Button>
    </Card>
  );
}

/** A new version waits until it disturbs nobody. */
function NewVersion() {
  const desk = useDesk();
  const words = useWords().installed;
  const { isReady, renew } = useNewVersion();
  const data = useTillData();
  const waits = useUi((ui) => waitsFor(data, ui));
  if (!isReady) return null;
  const use = async () => {
    if (!(await renew())) desk.toasts.show(words.refused, "canary");
  };
  return (
    <Banner
      tone="info"
      title={words.ready}
      action={
        <Button isDisabled={waits !== null} onPress={() => void use()}>
          {words.use}
        </Button>
      }
    >
      {waits === null ? words.ready_words : waits === "unsent" ? words.waits_unsent : words.waits_sale}
    </Banner>
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
  const { line, keeping } = useTillData();
  const { count } = useFormat();
  // A till that the server has turned away may leave once what it holds is in a file; it is asked whether it is.
  const hasToWait = line.unsent > 0 && keeping.state !== "failing";
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
      <Button kind="danger" isDisabled={hasToWait} onPress={() => setSure(true)}>
        {words.settings.unpair}
      </Button>
      {line.unsent > 0 && (
        <>
          <Because icon="lock">{words.settings.unsent(line.unsent, count(line.unsent))}</Because>
          <Button icon="shield" onPress={() => desk.ui.update(go("proof"))}>
            {words.proof.open}
          </Button>
        </>
      )}
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
