import { Button, Dialog, TextField } from "@counterfoil/ui";
import { useState } from "react";
import type { Exception } from "../../api/exceptions.ts";
import { answerOf } from "../../deeds/answer.ts";
import { useDesk, useUi, useWords } from "../../desk.tsx";

/** What somebody did about it; it stays on record with their name. */
export function AskSettle({
  exception,
  onClose,
  onSettled,
}: {
  exception: Exception;
  onClose: () => void;
  onSettled: () => void;
}) {
  const desk = useDesk();
  const words = useWords();
  const said = words.exceptions;
  const isBusy = useUi((ui) => ui.is_busy);
  const [note, setNote] = useState("");
  const [isAsked, setAsked] = useState(false);
  const isMissing = note.trim() === "";

  const settle = async () => {
    setAsked(true);
    if (isMissing) return;
    const done = await answerOf(desk, async () => {
      const answer = await desk.till.actions.settle_exception({ exception, note: note.trim() });
      return answer.ok ? { ok: true, value: true } : answer;
    });
    if (done === null) return;
    desk.toasts.show(said.done, "go");
    onClose();
    onSettled();
  };

  return (
    <Dialog
      title={said.settle_title}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{words.app.cancel}</Button>
          <Button kind="primary" icon="check" isPending={isBusy} onPress={() => void settle()}>
            {said.settle}
          </Button>
        </>
      }
    >
      <div className="t-ask">
        <p>{exception.message}</p>
        <TextField
          label={said.note}
          help={said.note_help}
          value={note}
          onChange={setNote}
          error={isAsked && isMissing ? said.note_missing : null}
          lines
          autoFocus
        />
      </div>
    </Dialog>
  );
}
