import { Banner, Button, Dialog, Icon } from "@counterfoil/ui";
import type { ReactNode } from "react";
import type { ProofRow } from "../../api/proof.ts";
import { useDesk, useFormat, useMoney, useWords } from "../../desk.tsx";
import { Fact } from "../../parts/Fact.tsx";
import { actOf, stepsOf } from "./steps.ts";

/** Enough of a fingerprint to compare two by eye. */
const HASH_SHOWN = 16;

/** Everything that is known of one thing that was done. */
export function ProvenRow({
  row,
  epoch,
  onClose,
}: {
  row: ProofRow;
  epoch: number | null;
  onClose: () => void;
}) {
  const words = useWords().proof;
  const money = useMoney();
  const { dateTime, count } = useFormat();
  const { facts } = words;
  return (
    <Dialog title={row.legal_number ?? actOf(row.type, words)} isOpen onClose={onClose}>
      <div className="t-proven">
        <Steps row={row} />
        {row.remark !== null && (
          <Banner tone="canary" title={facts.remark}>
            {row.remark}
          </Banner>
        )}
        <dl className="t-facts">
          <Fact name={facts.what}>{actOf(row.type, words)}</Fact>
          <Fact name={facts.at}>{dateTime(row.at)}</Fact>
          {row.total !== null && <Fact name={facts.total}>{money(row.total)}</Fact>}
          {row.call_number !== null && <Fact name={facts.order}>{row.call_number}</Fact>}
          <Fact name={facts.seq}>{count(row.seq)}</Fact>
          {epoch !== null && <Fact name={facts.epoch}>{count(epoch)}</Fact>}
          <Fact name={facts.version}>
            {row.version === null ? words.marks_no.on_server : count(row.version)}
          </Fact>
        </dl>
        <Fingerprint name={facts.hash}>{row.hash}</Fingerprint>
      </div>
    </Dialog>
  );
}

/** The three steps, each with what it means. */
function Steps({ row }: { row: ProofRow }) {
  const words = useWords().proof;
  const explained: Readonly<Record<string, ReactNode>> = words.steps;
  return (
    <ol className="t-proven-steps">
      {stepsOf(row.proven, words).map(({ id, said, isDone }) => (
        <li key={id} className={isDone ? "t-proven-done" : ""}>
          <span className="t-proven-mark" aria-hidden="true">
            {isDone && <Icon name="check" size={16} />}
          </span>
          <span>
            <strong>{said}</strong>
            {isDone && <span className="t-proven-words">{explained[id]}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}

function Fingerprint({ name, children }: { name: string; children: string }) {
  const desk = useDesk();
  const words = useWords().proof;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(children);
      desk.toasts.show(words.copied, "go");
    } catch {
      desk.toasts.show(words.not_copied, "canary"); // a page that is not served safely, or a person who forbade it
    }
  };
  return (
    <div className="t-proven-hash">
      <span>
        <span className="t-proven-hash-name">{name}</span>
        <code title={children}>{`${children.slice(0, HASH_SHOWN)}…`}</code>
      </span>
      <Button icon="copy" onPress={() => void copy()}>
        {words.copy}
      </Button>
    </div>
  );
}
