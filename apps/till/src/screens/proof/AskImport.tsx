import { Button, Dialog, TextField } from "@counterfoil/ui";
import { useState } from "react";
import { answerOf } from "../../deeds/answer.ts";
import { useDesk, useFormat, useUi, useWords } from "../../desk.tsx";
import { Fact } from "../../parts/Fact.tsx";

/** Asks for the passphrase of another till's file, and sends what is in it. */
export function AskImport({ file, onClose }: { file: File; onClose: () => void }) {
  const desk = useDesk();
  const words = useWords();
  const { count } = useFormat();
  const isBusy = useUi((ui) => ui.is_busy);
  const [passphrase, setPassphrase] = useState("");
  const [isAsked, setAsked] = useState(false);
  const said = words.proof.import;

  const send = async () => {
    setAsked(true);
    if (passphrase === "") return;
    const done = await answerOf(desk, async () => {
      const bytes = new Uint8Array(await file.arrayBuffer());
      return desk.till.actions.import_unsent({ bytes, passphrase });
    });
    if (done === null) return;
    desk.toasts.show(said.sent(count(done.sent), count(done.known)), "go");
    onClose();
  };

  return (
    <Dialog
      title={said.title}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{words.app.cancel}</Button>
          <Button kind="primary" icon="upload" isPending={isBusy} onPress={() => void send()}>
            {said.send}
          </Button>
        </>
      }
    >
      <div className="t-ask">
        <p className="t-proof-ask-words">{said.words}</p>
        <dl className="t-facts">
          <Fact name={said.file}>{file.name}</Fact>
        </dl>
        <TextField
          label={said.passphrase}
          value={passphrase}
          onChange={setPassphrase}
          error={isAsked && passphrase === "" ? said.passphrase_missing : null}
          autoCapitalize="none"
          isSecret
          autoFocus
        />
      </div>
    </Dialog>
  );
}
