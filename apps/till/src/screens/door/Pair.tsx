import "./Door.css";
import { Banner, Button, Card, Logo, TextField } from "@counterfoil/ui";
import { useState } from "react";
import { answerOf } from "../../deeds/answer.ts";
import { useDesk, useTillData, useUi, useWords } from "../../desk.tsx";

/** The first door: a code from the office makes this browser a till. */
export function Pair() {
  const desk = useDesk();
  const words = useWords().door.pair;
  const isBusy = useUi((ui) => ui.is_busy);
  const { unpaired_because: because } = useTillData();
  const [code, setCode] = useState("");
  const [name, setName] = useState<string>(words.default_name);
  const [isAsked, setAsked] = useState(false);

  const pair = () => {
    setAsked(true);
    if (code.trim() === "" || name.trim() === "") return;
    void answerOf(desk, () => desk.till.actions.pair({ code: code.trim(), name: name.trim() }));
  };

  return (
    <main className="t-door">
      <Logo height={30} />
      {because && <Banner tone="red" title={because} isUrgent />}
      <form
        className="t-door-form"
        onSubmit={(event) => {
          event.preventDefault();
          pair();
        }}
      >
        <Card
          stub={
            <Button kind="primary" size="large" type="submit" wide isPending={isBusy}>
              {words.pair}
            </Button>
          }
        >
          <h1 className="t-door-title">{words.title}</h1>
          <p className="t-door-words">{words.words}</p>
          <TextField
            label={words.code}
            help={words.code_help}
            value={code}
            onChange={(value) => setCode(value.toUpperCase())}
            error={isAsked && code.trim() === "" ? words.code_missing : null}
            autoCapitalize="characters"
            autoFocus
            maxLength={20}
          />
          <TextField
            label={words.name}
            help={words.name_help}
            value={name}
            onChange={setName}
            error={isAsked && name.trim() === "" ? words.name_missing : null}
            maxLength={60}
          />
        </Card>
      </form>
    </main>
  );
}
