import { Badge, BarChart, Card, ReceiptPaper, ReceiptRow, ReceiptRule, Stat, Table } from "../../index.ts";
import { Exhibit, Section } from "./Section.tsx";

const dollars = (cents: number) =>
  new Intl.NumberFormat("en", { style: "currency", currency: "USD", maximumFractionDigits: 0 }).format(
    cents / 100,
  );

const hours = [
  0, 4200, 18900, 31250, 26400, 41800, 76300, 88100, 52400, 30900, 22700, 34100, 61200, 70800, 39500, 12300,
].map((value, index) => ({ name: String(6 + index), value, shown: dollars(value) }));

const tenders = [
  { name: "Cash", count: 112, total: "$1,482.40", state: "counted" },
  { name: "Card terminal", count: 203, total: "$4,611.05", state: "recorded" },
];

export function Numbers() {
  return (
    <Section title="Numbers">
      <div className="g-columns">
        <Exhibit name="Figures and chart">
          <div className="g-columns" style={{ gridTemplateColumns: "1fr 1fr" }}>
            <Stat name="Sales" value="$6,093" note={<Badge tone="go">+8 % on last Tuesday</Badge>} />
            <Stat name="Average sale" value="$19.34" note="315 sales" />
          </div>
          <Card title="Sales by hour">
            <BarChart
              label="Sales by hour"
              nameHead="Hour"
              valueHead="Sales"
              bars={hours}
              shownStep={dollars}
            />
          </Card>
        </Exhibit>
        <Exhibit name="Receipt">
          <ReceiptPaper label="Receipt 004217" serial="№ A1-004217">
            <ReceiptRow words="2 Flat white" amount="8.40" />
            <ReceiptRow words="  Oat milk, large" kind="soft" />
            <ReceiptRow words="1 House burger" amount="12.15" />
            <ReceiptRule />
            <ReceiptRow words="Tax 8.875 %" amount="1.82" kind="soft" />
            <ReceiptRow words="Total" amount="$22.37" kind="total" />
            <ReceiptRow words="Cash" amount="30.00" />
            <ReceiptRow words="Change" amount="7.63" />
          </ReceiptPaper>
        </Exhibit>
      </div>
      <Exhibit name="Table">
        <Table
          label="Sales by tender"
          rows={tenders}
          rowKey={(row) => row.name}
          columns={[
            { id: "name", name: "Tender", cell: (row) => row.name },
            {
              id: "state",
              name: "State",
              cell: (row) => <Badge tone={row.state === "counted" ? "go" : "plain"}>{row.state}</Badge>,
            },
            { id: "count", name: "Payments", cell: (row) => row.count, isNumber: true },
            { id: "total", name: "Total", cell: (row) => row.total, isNumber: true },
          ]}
          footer={["Total", "", 315, "$6,093.45"]}
        />
      </Exhibit>
    </Section>
  );
}
