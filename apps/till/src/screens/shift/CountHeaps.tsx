import { useMoney, useWords } from "../../desk.tsx";
import type { Heaps } from "../../state/cash.ts";

const MOST_PIECES = 100_000;

/** How many of each coin and note. Numbers are typed; Enter and Tab go on to the next heap. */
export function CountHeaps({
  denominations,
  heaps,
  onChange,
}: {
  denominations: readonly number[];
  heaps: Heaps;
  onChange: (heaps: Heaps) => void;
}) {
  const words = useWords().shift;
  const money = useMoney();
  return (
    <div className="t-heaps">
      {denominations.map((denomination) => {
        const pieces = heaps[denomination] ?? 0;
        return (
          <label key={denomination} className="t-heap">
            <span className="t-heap-name cf-figures">{money(denomination)}</span>
            <span aria-hidden="true">×</span>
            <input
              className="cf-field-input t-heap-input cf-figures"
              aria-label={words.count_of(money(denomination))}
              inputMode="numeric"
              autoComplete="off"
              placeholder="0"
              value={pieces === 0 ? "" : String(pieces)}
              onChange={(event) => onChange({ ...heaps, [denomination]: piecesOf(event.target.value) })}
              onKeyDown={(event) => {
                if (event.key === "Enter") nextField(event.currentTarget)?.focus();
              }}
            />
            <output className="t-heap-sum cf-figures">{money(pieces * denomination)}</output>
          </label>
        );
      })}
    </div>
  );
}

const piecesOf = (text: string): number =>
  Math.min(MOST_PIECES, Number(text.replaceAll(/\D/g, "").slice(0, 6)));

function nextField(field: HTMLInputElement): HTMLInputElement | undefined {
  const all = [...(field.closest(".t-heaps")?.querySelectorAll("input") ?? [])];
  return all[all.indexOf(field) + 1];
}
