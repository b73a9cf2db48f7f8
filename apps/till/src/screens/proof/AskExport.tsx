import { Button, Dialog, TextField } from "@counterfoil/ui";
import { useState } from "react";
import { answerOf } from "../../deeds/answer.ts";
import { useDesk, useFormat, useUi, useWords } from "../../desk.tsx";

/** Short enough to be typed on a till, long enough that trying all of them is hopeless. */
const SHORTEST_PASSPHRASE = 10;

/** Asks for the passphrase, twice because nobody sees what is typed, and hands the file to the browser. */
export function AskExport({ onClose }: { onClose: () => void }) {
  const desk = useDesk();
  const words = useWords();
  const { count } = useFormat();
  const isBusy = useUi((ui) => ui.is_busy);
  const [passphrase, setPassphrase] = useState("");
  const [again, setAgain] = useState("");
  const [isAsked, setAsked] = useState(false);
  const said = words.proof.export;
  const isShort = passphrase.length < SHORTEST_PASSPHRASE;
  const differs = again !== passphrase;

  const make = async () => {
    setAsked(true);
    if (isShort || differs) return;
    const file = await answerOf(desk, () => desk.till.actions.export_unsent({ passphrase }));
    if (file === null) return;
    save(file.name, file.bytes);
    desk.toasts.show(said.made(file.count, count(file.count)), "go");
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
          <Button kind="primary" icon="download" isPending={isBusy} onPress={() => void make()}>
            {said.make}
          </Button>
        </>
      }
    >
      <div className="t-ask">
        <p className="t-proof-ask-words">{said.words}</p>
        <TextField
          label={said.passphrase}
          help={said.passphrase_help(SHORTEST_PASSPHRASE)}
          value={passphrase}
          onChange={setPassphrase}
          error={isAsked && isShort ? said.too_short(SHORTEST_PASSPHRASE) : null}
          autoCapitalize="none"
          isSecret
          autoFocus
        />
        <TextField
          label={said.again}
          value={again}
          onChange={setAgain}
          error={isAsked && !isShort && differs ? said.differs : null}
          autoCapitalize="none"
          isSecret
        />
      </div>
    </Dialog>
  );
}

/** Gives the browser a file to keep, as a link that is pressed at once. */
function save(name: string, bytes: Uint8Array<ArrayBuffer>): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
  link.download = name;
  link.click();
  // The browser has taken hold of it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
