import { Badge, Button, Card, Stat, Table } from "@counterfoil/ui";
import { useState } from "react";
import type { CashMove, Shift } from "../../api/shift.ts";
import { answerOf } from "../../deeds/answer.ts";
import { useDesk, useFormat, useMoney, useTillData, useWords } from "../../desk.tsx";
import { useBlocked } from "../../parts/use-blocked.ts";
import { AskMove } from "./AskMove.tsx";
import { ShiftReport } from "./ShiftReport.tsx";

/** The open shift: what went in and out, how it stands, and the way to its end. */
export function Running({ shift, onClose }: { shift: Shift; onClose: () => void }) {
  const desk = useDesk();
  const words = useWords().shift;
  const money = useMoney();
  const { time, date } = useFormat();
  const [moving, setMoving] = useState<"paid_in" | "paid_out" | null>(null);
  const isBlocked = useBlocked() !== null;
  const [x, setX] = useState<Shift | null>(null);
  const readX = async () =>
    setX(await answerOf(desk, () => desk.till.actions.read_shift({ shift_id: shift.id })));
  return (
    <div className="t-shift">
      <div className="t-shift-side">
        <Stat
          name={words.running}
          value={time(shift.opened_at)}
          note={<Badge tone="go">{date(shift.business_date)}</Badge>}
        />
        <Stat name={words.float_was} value={money(shift.float)} />
        <div className="t-shift-keys">
          <Button icon="plus" isDisabled={isBlocked} onPress={() => setMoving("paid_in")}>
            {words.paid_in}
          </Button>
          <Button icon="minus" isDisabled={isBlocked} onPress={() => setMoving("paid_out")}>
            {words.paid_out}
          </Button>
        </div>
        <Button icon="chart" onPress={() => void readX()}>
          {words.x}
        </Button>
        <Button kind="primary" size="large" icon="coins" isDisabled={isBlocked} onPress={onClose}>
          {words.close}
        </Button>
      </div>
      <div className="t-shift-main">
        {x !== null && <ShiftReport shift={x} onPrint={() => window.print()} />}
        <Card title={words.moves}>
          <Moves moves={shift.x?.moves ?? []} />
        </Card>
      </div>
      {moving !== null && <AskMove shift={shift} kind={moving} onClose={() => setMoving(null)} />}
    </div>
  );
}

function Moves({ moves }: { moves: readonly CashMove[] }) {
  const words = useWords().shift;
  const money = useMoney();
  const { time } = useFormat();
  const { staff } = useTillData();
  if (moves.length === 0) return <p className="t-shift-words">{words.no_moves}</p>;
  return (
    <Table
      label={words.moves}
      rows={moves}
      rowKey={(move) => move.id}
      columns={[
        { id: "reason", name: words.reason, cell: (move) => move.reason },
        { id: "time", name: words.time, cell: (move) => time(move.moved_at) },
        {
          id: "who",
          name: words.who,
          cell: (move) => staff.find(({ id }) => id === move.actor_id)?.name ?? "",
        },
        {
          id: "amount",
          name: words.amount,
          cell: (move) => money(move.kind === "paid_out" ? -move.amount : move.amount),
          isNumber: true,
        },
      ]}
    />
  );
}
