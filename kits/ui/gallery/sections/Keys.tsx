import { useState } from "react";
import { Badge, Button, IconButton, SegmentedControl, Tabs } from "../../index.ts";
import { Exhibit, Section } from "./Section.tsx";

const types = [
  { id: "dine_in", name: "Eat in", icon: "dine" },
  { id: "takeaway", name: "Take away", icon: "bag" },
  { id: "pickup", name: "Pick up", icon: "pickup" },
  { id: "delivery", name: "Deliver", icon: "delivery" },
] as const;

export function Keys() {
  const [type, setType] = useState<(typeof types)[number]["id"]>("dine_in");
  const [page, setPage] = useState<"open" | "closed">("open");
  const press = () => undefined;
  return (
    <Section title="Keys">
      <Exhibit name="Buttons">
        <div className="g-row">
          <Button kind="primary" keys="F9" onPress={press}>
            Pay
          </Button>
          <Button kind="quiet" icon="pause" keys="F7" onPress={press}>
            Hold
          </Button>
          <Button kind="plain" icon="tag" onPress={press}>
            Discount
          </Button>
          <Button kind="canary" onPress={press}>
            $20
          </Button>
          <Button kind="danger" icon="trash" onPress={press}>
            Void line
          </Button>
          <Button kind="primary" isPending onPress={press}>
            Saving
          </Button>
          <Button kind="primary" isDisabled onPress={press}>
            Pay
          </Button>
          <Button kind="quiet" isDisabled onPress={press}>
            Hold
          </Button>
        </div>
        <div className="g-row">
          <Button kind="primary" size="large" icon="check" onPress={press}>
            Open shift
          </Button>
          <Button kind="quiet" size="large" icon="print" onPress={press}>
            Print receipt
          </Button>
          <IconButton icon="more" label="More" onPress={press} />
          <IconButton icon="search" kind="quiet" label="Search" onPress={press} />
          <IconButton icon="trash" kind="danger" label="Void" onPress={press} />
          <IconButton icon="lock" label="Lock" isDisabled onPress={press} />
        </div>
      </Exhibit>
      <Exhibit name="Segments">
        <SegmentedControl label="Order type" choices={types} value={type} onChange={setType} />
      </Exhibit>
      <Exhibit name="Tabs">
        <Tabs
          label="Orders"
          value={page}
          onChange={setPage}
          pages={[
            { id: "open", name: "Open orders", page: <p>Two tables are waiting.</p> },
            { id: "closed", name: "Closed", page: <p>Forty-one sales today.</p> },
          ]}
        />
      </Exhibit>
      <Exhibit name="Badges">
        <div className="g-row">
          <Badge>Parked</Badge>
          <Badge tone="go">Paid</Badge>
          <Badge tone="canary">× 2</Badge>
          <Badge tone="red">Refunded</Badge>
          <Badge tone="info">Take away</Badge>
        </div>
      </Exhibit>
    </Section>
  );
}
