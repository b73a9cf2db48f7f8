import "./Report.css";
import {
  Badge,
  Banner,
  BarChart,
  Button,
  Card,
  EmptyState,
  IconButton,
  SegmentedControl,
  Skeleton,
  Stat,
  Table,
} from "@counterfoil/ui";
import { useState } from "react";
import type { DayReport, NamedTotal } from "../../api/report.ts";
import { useDesk, useFormat, useMoney, useWords } from "../../desk.tsx";
import { Failed } from "../../parts/Failed.tsx";
import { useAsked } from "../../parts/use-asked.ts";
import { ScreenHead } from "../ScreenHead.tsx";
import { dayAfter } from "../../state/days.ts";

/** One business day: how much, when, of what, and how it was paid. */
export function Report() {
  const desk = useDesk();
  const words = useWords();
  // The server knows which business day it is; without a date it answers for that one.
  const [date, setDate] = useState<string | null>(null);
  const [report, again] = useAsked(date ?? "", () => desk.till.actions.day_report({ date }));
  return (
    <main className="t-screen">
      <ScreenHead title={words.app.screens.report}>
        <Days date={date} known={report.state === "ready" ? report.value.date : date} onDate={setDate} />
      </ScreenHead>
      <div className="t-screen-body">
        {report.state === "loading" && (
          <div className="t-report" role="status" aria-label={words.app.loading}>
            <Skeleton kind="card" count={4} />
          </div>
        )}
        {report.state === "failed" && (
          <Failed title={words.report.failed} message={report.message} onAgain={again} />
        )}
        {report.state === "ready" && <Day report={report.value} />}
      </div>
    </main>
  );
}

/** One day back, one day on. `known` is the date in sight; from today there is no day after. */
function Days({
  date,
  known,
  onDate,
}: {
  date: string | null;
  known: string | null;
  onDate: (date: string | null) => void;
}) {
  const words = useWords().report;
  const { date: shown } = useFormat();
  const [today, setToday] = useState<string | null>(null);
  const earlier = () => {
    if (known === null) return;
    if (date === null) setToday(known);
    onDate(dayAfter(known, -1));
  };
  const later = () => {
    if (date === null) return;
    const next = dayAfter(date, 1);
    onDate(next === today ? null : next);
  };
  return (
    <div className="t-report-days" role="group" aria-label={words.date}>
      <IconButton
        icon="back"
        kind="quiet"
        label={words.earlier}
        isDisabled={known === null}
        onPress={earlier}
      />
      <Button onPress={() => onDate(null)}>{date === null ? words.today : shown(date)}</Button>
      <IconButton
        icon="forward"
        kind="quiet"
        label={words.later}
        isDisabled={date === null}
        onPress={later}
      />
    </div>
  );
}

function Day({ report }: { report: DayReport }) {
  const words = useWords().report;
  if (report.count === 0 && report.refunded === 0) {
    return (
      <div className="t-report">
        <WhoseSales report={report} />
        <EmptyState picture="mug" title={words.none}>
          {words.none_words}
        </EmptyState>
      </div>
    );
  }
  return (
    <div className="t-report">
      <WhoseSales report={report} />
      <Figures report={report} />
      <Hours report={report} />
      <Breakdown report={report} />
    </div>
  );
}

/** A part must not be taken for the whole. */
function WhoseSales({ report }: { report: DayReport }) {
  const words = useWords().report;
  if (report.of === "location") return null;
  return (
    <Banner tone="canary" title={words.of_device}>
      {report.because ?? words.of_device_words}
    </Banner>
  );
}

function Figures({ report }: { report: DayReport }) {
  const words = useWords().report;
  const money = useMoney();
  const { count } = useFormat();
  return (
    <div className="t-report-figures">
      <Stat name={words.sales} value={money(report.total)} note={<Against report={report} />} />
      <Stat
        name={words.average}
        value={money(report.average)}
        note={words.count(report.count, count(report.count))}
      />
      <Stat name={words.net} value={money(report.net)} note={`${words.tax} ${money(report.tax)}`} />
      <Stat
        name={words.refunds}
        value={money(report.refunded)}
        note={`${words.discounts} ${money(report.discount)}`}
      />
    </div>
  );
}

/** Against the same weekday a week before: a Monday says nothing about a Saturday. */
function Against({ report }: { report: DayReport }) {
  const words = useWords().report;
  const { weekday, change } = useFormat();
  const { before } = report;
  if (before === null || before.total === 0) return null;
  const share = (report.total - before.total) / before.total;
  return (
    <Badge tone={share >= 0 ? "go" : "canary"}>{words.against(change(share), weekday(before.date))}</Badge>
  );
}

function Hours({ report }: { report: DayReport }) {
  const words = useWords().report;
  const money = useMoney();
  const { hour, short } = useFormat();
  return (
    <Card title={words.by_hour}>
      <BarChart
        label={words.by_hour}
        nameHead={words.hour}
        valueHead={words.sales}
        shownStep={short}
        bars={report.by_hour.map((one) => ({
          name: hour(one.hour),
          value: one.total,
          shown: money(one.total),
        }))}
      />
    </Card>
  );
}

type By = "by_item" | "by_category" | "by_tender" | "by_tax";

function Breakdown({ report }: { report: DayReport }) {
  const words = useWords().report;
  const money = useMoney();
  const { count } = useFormat();
  const [by, setBy] = useState<By>("by_item");
  const names = {
    by_item: words.item,
    by_category: words.category,
    by_tender: words.tender,
    by_tax: words.tax_rate,
  };
  const rows: readonly NamedTotal[] = report[by];
  return (
    <section className="t-report-by">
      <SegmentedControl
        label={words.by}
        value={by}
        onChange={setBy}
        choices={(Object.keys(names) as By[]).map((id) => ({ id, name: names[id] }))}
      />
      <Table
        label={names[by]}
        rows={rows}
        rowKey={(row) => row.name}
        columns={[
          { id: "name", name: names[by], cell: (row) => row.name || words.no_category },
          {
            id: "quantity",
            name: words.quantity,
            cell: (row) => (row.quantity === null ? "" : count(row.quantity)),
            isNumber: true,
          },
          { id: "total", name: words.total, cell: (row) => money(row.total), isNumber: true },
        ]}
      />
    </section>
  );
}
