import { Button, Icon } from "@counterfoil/ui";
import type { Shift } from "../../api/shift.ts";
import { useMoney, useWords } from "../../desk.tsx";
import { ShiftReport } from "./ShiftReport.tsx";

/** The shift is over: what was counted against what should have been there, and the Z report. */
export function Closed({ shift, onDone }: { shift: Shift; onDone: () => void }) {
  const words = useWords();
  const money = useMoney();
  const cash = shift.z?.tenders.find(({ tender }) => tender === "cash");
  const difference = cash?.over_short ?? 0;
  const verdict =
    difference > 0
      ? words.shift.report.over
      : difference < 0
        ? words.shift.report.short
        : words.shift.report.exact;
  return (
    <div className="t-shift-closed">
      <div
        className={difference === 0 ? "t-shift-verdict" : "t-shift-verdict t-shift-verdict-off"}
        role="status"
      >
        <Icon name={difference === 0 ? "check" : "alert"} size={28} />
        <span>{verdict}</span>
        {difference !== 0 && <span className="t-shift-difference cf-figures">{money(difference)}</span>}
      </div>
      <ShiftReport shift={shift} onPrint={() => window.print()} />
      <Button kind="primary" size="large" onPress={onDone}>
        {words.app.done}
      </Button>
    </div>
  );
}
