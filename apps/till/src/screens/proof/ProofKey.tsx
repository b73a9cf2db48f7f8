import { StepMarks } from "@counterfoil/ui";
import { Button as Press } from "react-aria-components";
import type { ProofRow } from "../../api/proof.ts";
import { useFormat, useMoney, useWords } from "../../desk.tsx";
import { actOf, stepsOf } from "./steps.ts";

/** One thing that was done: its number, when, what it came to, and how far it has come. */
export function ProofKey({ row, onPress }: { row: ProofRow; onPress: () => void }) {
  const words = useWords().proof;
  const money = useMoney();
  const { dateTime } = useFormat();
  const act = actOf(row.type, words);
  return (
    <Press className="t-proof-key" onPress={onPress}>
      <span className="t-proof-words">
        {row.legal_number === null ? (
          <span className="t-proof-act">{act}</span>
        ) : (
          <span className="cf-serial">{row.legal_number}</span>
        )}
        <span className="t-proof-when">
          {[row.legal_number === null ? "" : act, dateTime(row.at)].filter(Boolean).join(" · ")}
        </span>
      </span>
      <span className="t-proof-total cf-figures">{row.total === null ? "" : money(row.total)}</span>
      <StepMarks steps={stepsOf(row.proven, words)} />
    </Press>
  );
}
