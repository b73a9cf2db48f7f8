import type { TenderTotals, Totals } from "@counterfoil/shifts/contract";
import { Button, ReceiptPaper, ReceiptRow, ReceiptRule } from "@counterfoil/ui";
import type { Shift } from "../../api/shift.ts";
import { useFormat, useMoney, useSeat, useWords } from "../../desk.tsx";

/** The X or Z report of a shift on paper. While the count is blind nothing says what cash should be there. */
export function ShiftReport({ shift, onPrint }: { shift: Shift; onPrint: () => void }) {
  const words = useWords().shift.report;
  const { location, device } = useSeat();
  const { dateTime, date, count } = useFormat();
  const totals = shift.z?.totals ?? shift.x?.totals;
  if (totals === undefined) return null;
  const title = shift.z === null ? words.x : words.z(count(shift.z.z_number));
  return (
    <div className="t-shift-paper">
      <ReceiptPaper
        label={title}
        {...(shift.z === null ? {} : { serial: words.z_serial(count(shift.z.z_number)) })}
      >
        <header className="t-receipt-head">
          <strong>{location.name}</strong>
          <span>{device.name}</span>
          <strong>{title}</strong>
          <span>{date(shift.business_date)}</span>
        </header>
        <ReceiptRow words={words.opened} amount={dateTime(shift.opened_at)} kind="soft" />
        {shift.closed_at !== null && (
          <ReceiptRow words={words.closed} amount={dateTime(shift.closed_at)} kind="soft" />
        )}
        <ReceiptRule />
        <Sales totals={totals} />
        <ReceiptRule />
        <Tenders totals={totals} />
        <ReceiptRule />
        <Cash shift={shift} totals={totals} />
      </ReceiptPaper>
      <Button icon="print" onPress={onPrint}>
        {words.print}
      </Button>
    </div>
  );
}

function Sales({ totals: { sales, refunds, taxes } }: { totals: Totals }) {
  const words = useWords().shift.report;
  const money = useMoney();
  const { count, percent } = useFormat();
  return (
    <>
      <ReceiptRow words={words.sales(count(sales.count))} amount={money(sales.gross)} />
      {sales.discount > 0 && (
        <ReceiptRow words={words.discount} amount={money(-sales.discount)} kind="soft" />
      )}
      {sales.charge > 0 && <ReceiptRow words={words.charge} amount={money(sales.charge)} kind="soft" />}
      {taxes.map((tax) => (
        <ReceiptRow
          key={`${tax.id} ${tax.percentage} ${tax.inclusive}`}
          words={`${tax.name} ${percent(tax.percentage)}`}
          amount={money(tax.amount)}
          kind="soft"
        />
      ))}
      <ReceiptRow words={words.total} amount={money(sales.total)} kind="total" />
      {refunds.count > 0 && (
        <ReceiptRow words={words.refunds(count(refunds.count))} amount={money(-refunds.total)} />
      )}
    </>
  );
}

function Tenders({ totals }: { totals: Totals }) {
  const names = useWords().pay.tenders;
  const money = useMoney();
  return (["cash", "external"] as const).map((tender) => {
    const sums = totals.tenders[tender];
    return sums === undefined ? null : (
      <ReceiptRow key={tender} words={names[tender]} amount={money(takenOf(sums))} />
    );
  });
}

/** What was taken and kept: amounts, tips and cash rounding, without what was voided. */
const takenOf = ({ taken, voided }: TenderTotals): number =>
  taken.amount + taken.tip + taken.rounding - voided.amount - voided.tip - voided.rounding;

function Cash({ shift, totals }: { shift: Shift; totals: Totals }) {
  const words = useWords().shift.report;
  const money = useMoney();
  const cash = shift.z?.tenders.find(({ tender }) => tender === "cash");
  return (
    <>
      <ReceiptRow words={words.float} amount={money(shift.float)} />
      {totals.paid_in.count > 0 && <ReceiptRow words={words.paid_in} amount={money(totals.paid_in.amount)} />}
      {totals.paid_out.count > 0 && (
        <ReceiptRow words={words.paid_out} amount={money(-totals.paid_out.amount)} />
      )}
      {cash === undefined ? (
        <ReceiptRow words={words.blind} kind="soft" />
      ) : (
        <>
          <ReceiptRow words={words.expected} amount={money(cash.expected)} />
          {cash.counted !== undefined && <ReceiptRow words={words.counted} amount={money(cash.counted)} />}
          {cash.over_short !== undefined && (
            <ReceiptRow
              words={cash.over_short > 0 ? words.over : cash.over_short < 0 ? words.short : words.exact}
              amount={money(cash.over_short)}
              kind="total"
            />
          )}
        </>
      )}
    </>
  );
}
