import "./Exceptions.css";
import { Badge, Button, Card, EmptyState, SegmentedControl, Skeleton } from "@counterfoil/ui";
import { useState } from "react";
import type { Exception, ExceptionPage } from "../../api/exceptions.ts";
import { tell } from "../../deeds/answer.ts";
import { useDesk, useFormat, useSeat, useTillData, useWords } from "../../desk.tsx";
import { Because } from "../../parts/Because.tsx";
import { Failed } from "../../parts/Failed.tsx";
import { useAsked } from "../../parts/use-asked.ts";
import { useBlocked } from "../../parts/use-blocked.ts";
import { go } from "../../state/ui.ts";
import { ScreenHead } from "../ScreenHead.tsx";
import { AskSettle } from "./AskSettle.tsx";

/** What happened and does not fit: a person looks at it and says what was done. */
export function Exceptions() {
  const desk = useDesk();
  const words = useWords();
  const { line, exceptions } = useTillData();
  const about = `${line.state} ${exceptions ?? ""}`;
  const [page, again] = useAsked(about, () => desk.till.actions.exceptions({ cursor: null }), {
    keeps: true,
  });
  const isOffline = line.state === "offline";
  return (
    <main className="t-screen">
      <ScreenHead title={words.app.screens.exceptions} onBack={() => desk.ui.update(go("settings"))} />
      <div className="t-screen-body">
        {page.state === "loading" && (
          <div role="status" aria-label={words.app.loading}>
            <Skeleton kind="card" count={3} />
          </div>
        )}
        {page.state === "failed" &&
          (isOffline ? (
            <EmptyState picture="parcel" title={words.exceptions.offline}>
              {words.exceptions.offline_words}
            </EmptyState>
          ) : (
            <Failed title={words.exceptions.failed} message={page.message} onAgain={again} />
          ))}
        {page.state === "ready" && <Pages key={about} first={page.value} onSettled={again} />}
      </div>
    </main>
  );
}

function Pages({ first, onSettled }: { first: ExceptionPage; onSettled: () => void }) {
  const desk = useDesk();
  const words = useWords();
  const [shown, setShown] = useState<"open" | "settled">("open");
  const [settling, setSettling] = useState<Exception | null>(null);
  const [more, setMore] = useState<ExceptionPage>({ exceptions: [], cursor: first.cursor });
  const all = [...first.exceptions, ...more.exceptions];
  const list = all.filter(({ settled }) => (settled === null) === (shown === "open"));

  const readOn = async () => {
    const answer = await desk.till.actions.exceptions({ cursor: more.cursor });
    if (!answer.ok) return tell(desk, answer.refusal);
    setMore((before) => ({
      exceptions: [...before.exceptions, ...answer.value.exceptions],
      cursor: answer.value.cursor,
    }));
  };

  return (
    <div className="t-exceptions">
      <p className="t-exceptions-words">{words.exceptions.words}</p>
      <SegmentedControl
        label={words.exceptions.show}
        value={shown}
        onChange={setShown}
        choices={[
          { id: "open", name: words.exceptions.open },
          { id: "settled", name: words.exceptions.settled },
        ]}
      />
      {list.length === 0 && more.cursor === null && <Nothing shown={shown} />}
      <ul className="t-exceptions-list" aria-label={words.exceptions.list}>
        {list.map((exception) => (
          <li key={`${exception.version}.${exception.n}`}>
            <OneException exception={exception} onSettle={() => setSettling(exception)} />
          </li>
        ))}
      </ul>
      {more.cursor !== null && (
        <Button wide onPress={() => void readOn()}>
          {words.app.more}
        </Button>
      )}
      {settling !== null && (
        <AskSettle exception={settling} onClose={() => setSettling(null)} onSettled={onSettled} />
      )}
    </div>
  );
}

function Nothing({ shown }: { shown: "open" | "settled" }) {
  const words = useWords().exceptions;
  return shown === "open" ? (
    <EmptyState picture="mug" title={words.none}>
      {words.none_words}
    </EmptyState>
  ) : (
    <EmptyState picture="parcel" title={words.none_settled} />
  );
}

function OneException({ exception, onSettle }: { exception: Exception; onSettle: () => void }) {
  const words = useWords();
  const { dateTime } = useFormat();
  const { device } = useSeat();
  const { staff, line } = useTillData();
  const isBlocked = useBlocked() !== null;
  const { message, raised_at, device_id, settled } = exception;
  const isOffline = line.state === "offline";
  const where = device_id === device.id ? words.exceptions.here : words.exceptions.elsewhere;
  const who = staff.find(({ id }) => id === settled?.by)?.name ?? words.exceptions.somebody;
  return (
    <Card>
      <p className="t-exception-said">{message}</p>
      <p className="t-exceptions-words">{[dateTime(raised_at), where].join(" · ")}</p>
      {settled === null ? (
        <>
          <Button icon="check" isDisabled={isOffline || isBlocked} onPress={onSettle}>
            {words.exceptions.settle}
          </Button>
          {isOffline && <Because>{words.line.needs_line}</Because>}
        </>
      ) : (
        <div className="t-exception-settled">
          <Badge tone="go">{words.exceptions.settled}</Badge>
          <p>{settled.note}</p>
          <p className="t-exceptions-words">{words.exceptions.by(who, dateTime(settled.at))}</p>
        </div>
      )}
    </Card>
  );
}
