import "./Proof.css";
import { Button, EmptyState, SegmentedControl, Skeleton } from "@counterfoil/ui";
import { useState } from "react";
import type { ProofPage, ProofRow } from "../../api/proof.ts";
import { useDesk, useFormat, useTillData, useWords } from "../../desk.tsx";
import { Failed } from "../../parts/Failed.tsx";
import { useAsked } from "../../parts/use-asked.ts";
import { go } from "../../state/ui.ts";
import { ScreenHead } from "../ScreenHead.tsx";
import { Carry } from "./Carry.tsx";
import { ProofKey } from "./ProofKey.tsx";
import { ProvenRow } from "./ProvenRow.tsx";
import { readProof } from "./read-proof.ts";

/** How far everything that was done on this till has come: on this device, on the server, in the chain. */
export function Proof() {
  const desk = useDesk();
  const words = useWords();
  const { line } = useTillData();
  const [pages, setPages] = useState(1);
  const about = `${pages} ${line.unsent} ${line.state}`;
  const [proof, again] = useAsked(about, () => readProof(desk.till.actions, pages), { keeps: true });
  return (
    <main className="t-screen">
      <ScreenHead title={words.app.screens.proof} onBack={() => desk.ui.update(go("settings"))} />
      <div className="t-screen-body">
        {proof.state === "loading" && (
          <div role="status" aria-label={words.app.loading}>
            <Skeleton kind="bar" count={8} />
          </div>
        )}
        {proof.state === "failed" && (
          <Failed title={words.proof.failed} message={proof.message} onAgain={again} />
        )}
        {proof.state === "ready" && <Pages page={proof.value} onMore={() => setPages(pages + 1)} />}
      </div>
    </main>
  );
}

function Pages({ page, onMore }: { page: ProofPage; onMore: () => void }) {
  const words = useWords().proof;
  const { count } = useFormat();
  const [shown, setShown] = useState<"all" | "waiting">("all");
  const [chosen, setChosen] = useState<ProofRow | null>(null);
  const { counts } = page;
  return (
    <div className="t-proof">
      <header className="t-proof-top">
        <Confirmed page={page} />
        <Carry unsent={counts.unsent} />
      </header>
      <SegmentedControl
        label={words.show}
        value={shown}
        onChange={setShown}
        choices={[
          { id: "all", name: words.all },
          { id: "waiting", name: words.waiting(count(counts.unsent)) },
        ]}
      />
      <Rows page={page} isWaiting={shown === "waiting"} onMore={onMore} onChoose={setChosen} />
      {chosen !== null && (
        <ProvenRow
          // As it is now, for it may move on while it is looked at.
          row={page.rows.find(({ hash }) => hash === chosen.hash) ?? chosen}
          epoch={page.epoch}
          onClose={() => setChosen(null)}
        />
      )}
    </div>
  );
}

/** The one figure that tells whether one can go home. */
function Confirmed({ page }: { page: ProofPage }) {
  const words = useWords().proof;
  const { count } = useFormat();
  const { made, confirmed, in_chain, unsent } = page.counts;
  const said =
    unsent > 0
      ? words.waits(unsent, count(unsent))
      : in_chain < made
        ? words.in_chain(count(in_chain), count(made))
        : words.done;
  return (
    <div className={unsent > 0 ? "t-proof-figure t-proof-waits" : "t-proof-figure"} role="status">
      <p className="t-proof-count">
        <span className="t-proof-number cf-figures">{words.confirmed(count(confirmed), count(made))}</span>{" "}
        <span>{words.confirmed_word}</span>
      </p>
      <p className="t-proof-said">{made === 0 ? words.words : said}</p>
    </div>
  );
}

function Rows({
  page,
  isWaiting,
  onMore,
  onChoose,
}: {
  page: ProofPage;
  isWaiting: boolean;
  onMore: () => void;
  onChoose: (row: ProofRow) => void;
}) {
  const words = useWords();
  const rows = isWaiting ? page.rows.filter(({ proven }) => proven === "on_device") : page.rows;
  const hasMore = page.cursor !== null && (!isWaiting || rows.length < page.counts.unsent);
  if (rows.length === 0 && !hasMore) {
    return isWaiting && page.counts.made > 0 ? (
      <EmptyState picture="parcel" title={words.proof.none_waiting}>
        {words.proof.none_waiting_words}
      </EmptyState>
    ) : (
      <EmptyState picture="plate" title={words.proof.none}>
        {words.proof.none_words}
      </EmptyState>
    );
  }
  return (
    <>
      <ul className="t-proof-rows" aria-label={words.proof.list}>
        {rows.map((row) => (
          <li key={row.hash}>
            <ProofKey row={row} onPress={() => onChoose(row)} />
          </li>
        ))}
      </ul>
      {hasMore && (
        <Button wide onPress={onMore}>
          {words.app.more}
        </Button>
      )}
    </>
  );
}
